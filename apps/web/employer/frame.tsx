import { Badge, Button, Flex, Layout, Typography } from 'antd';
import type { ReactNode } from 'react';
import { answered } from '../shared/api/api-client';
import { useStore } from '../shared/state/store';
import { api, connection, session } from './service';
import { useWords } from './words/words';

/** How the connection stands, as a word and a colour. */
export function ConnectionMark() {
  const words = useWords();
  useStore(connection.store);
  const told = connection.told();
  const [status, text] = (
    {
      fine: ['success', words.connection.live],
      not_live: ['warning', words.connection.notLive],
      unreachable: ['error', words.connection.unreachable],
    } as const
  )[told];
  return <Badge status={status} text={text} />;
}

/** What stands around every page of the console. */
export function Frame({ children }: { children: ReactNode }) {
  const words = useWords();
  const leave = (): void => {
    answered(api.DELETE('/api/session'))
      .then(() => session.ended())
      .catch(() => undefined);
  };
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <Layout.Header style={{ background: '#fff', padding: '0 24px', borderBottom: '1px solid #dde5e3' }}>
        <Flex align="center" justify="space-between" style={{ height: '100%' }}>
          <Typography.Text strong>
            {words.name} <Typography.Text type="secondary">{words.side}</Typography.Text>
          </Typography.Text>
          <Flex align="center" gap={16}>
            <ConnectionMark />
            <Button onClick={leave}>{words.signOut}</Button>
          </Flex>
        </Flex>
      </Layout.Header>
      <Layout.Content className="frame-content" id="content">
        {children}
      </Layout.Content>
    </Layout>
  );
}

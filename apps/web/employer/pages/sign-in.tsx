import { Alert, Button, Card, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { answered } from '../../shared/api/api-client';
import { sentenceOf } from '../../shared/api/refusal';
import { api, session, type Schemas } from '../service';
import { useSaying, useWords } from '../words/words';

const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** Sign-in by phone and one-time code. */
export function SignIn() {
  const words = useWords();
  const saying = useSaying();
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [sent, setSent] = useState<Schemas['CodeSent'] | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError('');
    try {
      await work();
    } catch (failure) {
      setError(saying(sentenceOf(failure)));
    } finally {
      setBusy(false);
    }
  };
  const ask = async (): Promise<void> => {
    if (!/^1\d{10}$/.test(digits(phone))) {
      setError(words.signIn.phoneWrong);
      return;
    }
    setSent(await answered(api.POST('/api/sign-in/codes', { body: { phone: digits(phone) } })));
  };
  const enter = async (): Promise<void> => {
    const device = navigator.userAgent.slice(0, 160);
    const body = { phone: digits(phone), code: digits(code), keep: 'cookie', device, newPerson: false } as const;
    await answered(api.POST('/api/sign-in', { body: { ...body, idNumberTail: null } }));
    await session.renew();
  };
  return (
    <Flex vertical align="center" justify="center" style={{ minHeight: '100vh', padding: 16 }}>
      <Card style={{ width: '100%', maxWidth: 420 }}>
        <Typography.Title level={2} style={{ marginTop: 0 }}>
          {words.name} <Typography.Text type="secondary">{words.side}</Typography.Text>
        </Typography.Title>
        <Typography.Paragraph type="secondary">{words.signIn.lead}</Typography.Paragraph>
        <Form layout="vertical" onFinish={() => void attempt(sent ? enter : ask)}>
          {sent ? (
            <Form.Item label={words.signIn.code} htmlFor="code">
              <Alert
                type="info"
                style={{ marginBottom: 12 }}
                title={words.signIn.codeSent(digits(phone))}
                description={sent.demoCode && words.signIn.demoCode(sent.demoCode)}
              />
              <Input
                id="code"
                size="large"
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                maxLength={12}
                value={code}
                onChange={(event) => setCode(event.target.value)}
              />
            </Form.Item>
          ) : (
            <Form.Item label={words.signIn.phone} htmlFor="phone">
              <Input
                id="phone"
                size="large"
                type="tel"
                autoComplete="tel-national"
                maxLength={20}
                value={phone}
                onChange={(event) => setPhone(event.target.value)}
              />
            </Form.Item>
          )}
          {error && <Alert type="error" showIcon title={error} style={{ marginBottom: 12 }} role="alert" />}
          <Button type="primary" size="large" block htmlType="submit" loading={busy}>
            {sent ? words.signIn.enter : words.signIn.sendCode}
          </Button>
          {sent && (
            <Button type="link" block onClick={() => setSent(null)}>
              {words.signIn.otherPhone}
            </Button>
          )}
        </Form>
        <Typography.Paragraph style={{ margin: '16px 0 0', textAlign: 'center' }}>
          <a href="/api/reference">{words.signIn.reference}</a>
        </Typography.Paragraph>
      </Card>
    </Flex>
  );
}

import { QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider, Spin } from 'antd';
import enGb from 'antd/locale/en_GB';
import zhCn from 'antd/locale/zh_CN';
import { useEffect, type ReactNode } from 'react';
import { place } from '../shared/router/navigation';
import { match, type Params } from '../shared/router/routes';
import { useStore } from '../shared/state/store';
import { Board } from './pages/board';
import { SignIn } from './pages/sign-in';
import { Frame } from './frame';
import { feed, queries, session } from './service';
import { theme } from './theme';
import { useLanguage, useWords } from './words/words';

interface Route {
  readonly pattern: string;
  readonly show: (params: Params) => ReactNode;
}

const ROUTES: readonly Route[] = [{ pattern: '/', show: () => <Board /> }];

/** The whole console: who is there decides what is shown at an address. */
export function App() {
  const language = useLanguage();
  return (
    <ConfigProvider theme={theme} locale={language === 'en' ? enGb : zhCn}>
      <AntdApp>
        <QueryClientProvider client={queries}>
          <Content />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}

function Content() {
  const words = useWords();
  const at = useStore(place);
  const now = useStore(session.store);
  const accountId = now.state === 'signed_in' ? now.session.accountId : null;
  useEffect(() => {
    if (accountId !== null) void feed.start();
  }, [accountId]);
  if (now.state === 'unknown') return <Spin size="large" fullscreen description={words.loading} />;
  if (now.state === 'guest') return <SignIn />;
  const found = ROUTES.map((route) => ({ route, params: match(route.pattern, at.path) })).find(
    ({ params }) => params !== null,
  );
  return <Frame>{found?.route.show(found.params ?? {}) ?? <Board />}</Frame>;
}

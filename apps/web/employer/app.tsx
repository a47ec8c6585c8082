import { QueryClientProvider } from '@tanstack/react-query';
import { Button, ConfigProvider } from 'antd';
import enGb from 'antd/locale/en_GB';
import zhCn from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import dayjs from 'dayjs';
import { useEffect, type ReactElement } from 'react';
import { cameWithoutSession } from '../shared/api/session';
import { place, rememberedScroll, type Place } from '../shared/router/navigation';
import { match, type Params } from '../shared/router/routes';
import { useStore } from '../shared/state/store';
import { Frame } from './frame';
import { connection, feed, openSession, queries, session } from './service';
import { theme } from './theme';
import { fetchPage, lazyPage, loadPagesAhead } from './ui/lazy-page';
import { SafetyNet } from './ui/safety-net';
import { Bones } from './ui/states';
import { Telling } from './ui/telling';
import { useLanguage, useWords } from './words/words';

const SignIn = lazyPage(() => import('./pages/sign-in').then((page) => page.SignIn));
const BoardPage = lazyPage(() => import('./pages/board/board-page').then((page) => page.BoardPage));
const Start = lazyPage(() => import('./pages/start/start').then((page) => page.Start));
const Choose = lazyPage(() => import('./pages/start/choose').then((page) => page.ChooseOrganisation));
const ShiftPage = lazyPage(() => import('./pages/shift/shift-page').then((page) => page.ShiftPage));
const PostPage = lazyPage(() => import('./pages/post/post-page').then((page) => page.PostPage));
const Postings = lazyPage(() => import('./pages/postings/postings-page').then((page) => page.PostingsPage));
const PostingPage = lazyPage(() => import('./pages/postings/posting-page').then((page) => page.PostingPage));
const Import = lazyPage(() => import('./pages/import-page').then((page) => page.ImportPage));
const Assign = lazyPage(() => import('./pages/assign-page').then((page) => page.AssignPage));
const Regulars = lazyPage(() => import('./pages/regulars-page').then((page) => page.RegularsPage));
const Sharing = lazyPage(() => import('./pages/sharing/sharing-page').then((page) => page.SharingPage));
const SharePost = lazyPage(() => import('./pages/sharing/share-post-page').then((page) => page.SharePostPage));
const Shared = lazyPage(() => import('./pages/sharing/shared-posting-page').then((page) => page.SharedPostingPage));
const Notices = lazyPage(() => import('./pages/notices-page').then((page) => page.NoticesPage));
const Members = lazyPage(() => import('./pages/members-page').then((page) => page.MembersPage));
const Organisation = lazyPage(() => import('./pages/organisation-page').then((page) => page.OrganisationPage));
const RosterFile = lazyPage(() => import('./pages/shift/roster-file-page').then((page) => page.RosterFilePage));
const Lost = lazyPage(() => import('./pages/lost').then((page) => page.Lost));

interface Route {
  readonly pattern: string;
  readonly show: (params: Params, query: URLSearchParams) => ReactElement;
}

const ROUTES: readonly Route[] = [
  { pattern: '/', show: () => <BoardPage /> },
  { pattern: '/shifts/:id', show: ({ id }) => <ShiftPage key={id} shiftId={id!} /> },
  {
    pattern: '/post',
    show: (_params, query) => (
      <PostPage key={query.toString()} from={query.get('from')} template={query.get('template')} />
    ),
  },
  { pattern: '/postings', show: () => <Postings /> },
  { pattern: '/postings/:id', show: ({ id }) => <PostingPage key={id} postingId={id!} /> },
  { pattern: '/postings/:id/edit', show: ({ id }) => <PostPage key={id} draft={id!} from={id!} /> },
  { pattern: '/import', show: () => <Import /> },
  { pattern: '/assign', show: () => <Assign batchId={null} /> },
  { pattern: '/assign/:id', show: ({ id }) => <Assign key={id} batchId={id!} /> },
  { pattern: '/regulars', show: () => <Regulars /> },
  { pattern: '/shared', show: () => <Sharing /> },
  { pattern: '/shared/post', show: (_params, query) => <SharePost key={query.get('side')} side={query.get('side')} /> },
  { pattern: '/shared/:id', show: ({ id }) => <Shared key={id} postingId={id!} /> },
  { pattern: '/notices', show: () => <Notices /> },
  { pattern: '/members', show: () => <Members /> },
  { pattern: '/organisation', show: () => <Organisation /> },
  // Where a file itself was refused, its address shows a page.
  { pattern: '/api/postings/imports/template', show: () => <Import /> },
  { pattern: '/api/roster-files/:token', show: ({ token }) => <RosterFile key={token} token={token!} /> },
];

/** The whole console: who is there decides what is shown at an address. */
export function App() {
  const language = useLanguage();
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enGb : zhCn}
      button={{ autoInsertSpace: false }}
      drawer={{ closable: { placement: 'end' } }}
    >
      <Telling>
        <QueryClientProvider client={queries}>
          <SafetyNet>
            <Content />
          </SafetyNet>
        </QueryClientProvider>
      </Telling>
    </ConfigProvider>
  );
}

function Content() {
  const at = useStore(place);
  const now = useStore(session.store);
  const accountId = now.state === 'signed_in' ? now.session.accountId : null;
  useEffect(() => {
    if (accountId === null) return;
    void feed.start();
    loadPagesAhead();
  }, [accountId]);
  useEffect(() => {
    const top = rememberedScroll();
    // What the page shows is there after its first pass.
    if (top > 0) requestAnimationFrame(() => window.scrollTo(0, top));
  }, [at.visit]);
  if (now.state === 'unknown') return <Unknown />;
  if (now.state === 'guest') return <SignIn />;
  const { employers, employerId } = now.session;
  if (employers.length === 0) return <Start />;
  if (!employers.some((one) => one.employerId === employerId)) return <Choose />;
  return (
    <Frame>
      <SafetyNet key={at.path}>{pageAt(at)}</SafetyNet>
    </Frame>
  );
}

function pageAt({ path, query }: Place): ReactElement {
  const found = ROUTES.map((route) => ({ route, params: match(route.pattern, path) })).find(
    ({ params }) => params !== null,
  );
  return found?.route.show(found.params ?? {}, query) ?? <Lost />;
}

/** Fetches what is most likely shown first, while it is asked who is there. */
export const fetchFirstPage = (): Promise<void> => fetchPage(cameWithoutSession() ? <SignIn /> : pageAt(place.get()));

const AGAIN_MS = 4_000;

/** Nobody knows yet who is there. */
function Unknown() {
  const words = useWords();
  const { reachable } = useStore(connection.store);
  useEffect(() => {
    if (reachable) return undefined;
    // The first question had no answer: asked again until there is one.
    const timer = setInterval(() => void openSession(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [reachable]);
  if (reachable) {
    return (
      <main className="alone">
        <Bones />
      </main>
    );
  }
  return (
    <main className="alone">
      <div className="panel nothing" role="alert">
        <h1>{words.connection.unreachable}</h1>
        <p>{words.connection.trying}</p>
        <Button type="primary" onClick={() => void openSession()}>
          {words.retry}
        </Button>
      </div>
    </main>
  );
}

import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, type ReactElement } from 'react';
import { place, type Place } from '../shared/router/navigation';
import { match, type Params } from '../shared/router/routes';
import { useStore } from '../shared/state/store';
import { useSession } from './data/session';
import { Frame } from './frame';
import { BoardPage } from './pages/board/board-page';
import { feed, queries } from './service';
import { fetchPage, lazyPage, loadPagesAhead } from './ui/lazy-page';
import { nameLists } from './ui/name-lists';
import { SafetyNet } from './ui/safety-net';
import { Telling } from './ui/telling';

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

nameLists();

/** All pages of whoever is signed in, and what they stand in. */
export function Console() {
  const { accountId } = useSession();
  useEffect(() => {
    void feed.start();
    loadPagesAhead();
  }, [accountId]);
  return (
    <QueryClientProvider client={queries}>
      <Telling />
      <SafetyNet>
        <Content />
      </SafetyNet>
    </QueryClientProvider>
  );
}

function Content() {
  const at = useStore(place);
  const { employers, employerId } = useSession();
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

/** Fetches the page at the address where one is, before it is shown. */
export const fetchPageHere = (): Promise<void> => fetchPage(pageAt(place.get()));

import { useEffect, useState, type ReactNode } from 'react';
import { Unreachable } from '../shared/api/refusal';
import { place, rememberedScroll } from '../shared/router/navigation';
import { match, type Params } from '../shared/router/routes';
import { useStore } from '../shared/state/store';
import { answers } from './data/answers';
import { useProfile } from './data/own';
import { adoptDisplay } from './data/settings';
import { Home } from './pages/home';
import { SignIn } from './pages/sign-in';
import { actions, begin, connection, openSession, sendWaiting, session, settled } from './service';
import { ConnectionBanner, Tabs } from './ui/frame';
import { lazyPage, loadPagesAhead } from './ui/lazy-page';
import { Bones, Failed } from './ui/states';
import { say, Toast } from './ui/toast';
import { useSaying, useWords } from './words/words';

const Jobs = lazyPage(() => import('./pages/jobs').then((page) => page.Jobs));
const JobPage = lazyPage(() => import('./pages/job').then((page) => page.JobPage));
const Shifts = lazyPage(() => import('./pages/shifts').then((page) => page.Shifts));
const ShiftPage = lazyPage(() => import('./pages/shift').then((page) => page.ShiftPage));
const Notices = lazyPage(() => import('./pages/notices').then((page) => page.Notices));
const Me = lazyPage(() => import('./pages/me').then((page) => page.Me));
const MyPage = lazyPage(() => import('./pages/my-page').then((page) => page.MyPage));
const FirstRun = lazyPage(() => import('./pages/first-run').then((page) => page.FirstRun));
const Lost = lazyPage(() => import('./pages/lost').then((page) => page.Lost));

interface Route {
  readonly pattern: string;
  readonly show: (params: Params) => ReactNode;
  /** Open work may be looked at by everybody. */
  readonly open?: true;
}

const ROUTES: readonly Route[] = [
  { pattern: '/', show: () => <Home /> },
  { pattern: '/jobs', show: () => <Jobs />, open: true },
  { pattern: '/jobs/:id', show: ({ id }) => <JobPage key={id} id={id!} />, open: true },
  { pattern: '/shifts', show: () => <Shifts /> },
  { pattern: '/shifts/:id', show: ({ id }) => <ShiftPage key={id} id={id!} /> },
  { pattern: '/notices', show: () => <Notices /> },
  { pattern: '/me', show: () => <Me /> },
  { pattern: '/me/:part', show: ({ part }) => <MyPage key={part} part={part!} /> },
  { pattern: '/welcome', show: () => <FirstRun /> },
];

function useWaiting(): number {
  const [count, see] = useState(0);
  useEffect(() => {
    let end: (() => void) | undefined;
    let gone = false;
    void actions().then(({ waiting }) => {
      if (gone) return;
      see(waiting.get().length);
      end = waiting.follow(() => see(waiting.get().length));
    });
    return () => {
      gone = true;
      end?.();
    };
  }, []);
  return count;
}

/** So often it is looked whether somebody answers again. */
const AGAIN_MS = 4_000;

/** What has to be kept up with while somebody is signed in. */
function useSurroundings(): void {
  const saying = useSaying();
  const words = useWords();
  const now = useStore(session.store);
  const accountId = now.state === 'signed_in' ? now.session.accountId : null;
  useEffect(() => {
    if (accountId === null) return;
    begin(accountId).catch(() => undefined);
    void answers.allAsked().then(loadPagesAhead);
  }, [accountId]);
  // As soon as somebody answers again, what waits goes first.
  const { reachable } = useStore(connection.store);
  const [reached, note] = useState(true);
  useEffect(() => {
    note(reachable);
    if (!reachable) {
      const timer = setInterval(() => void openSession(), AGAIN_MS);
      return () => clearInterval(timer);
    }
    if (reached) return undefined;
    // Its part may not have come while nobody answered.
    if (accountId !== null) begin(accountId).catch(() => undefined);
    void sendWaiting();
    answers.outdateAll();
    return undefined;
  }, [reachable]);
  const came = useStore(settled);
  useEffect(() => {
    if (came?.outcome.state === 'refused') say(saying(came.outcome.refusal.problem.messages));
    else if (came?.outcome.state === 'done') say(words.saved);
    // Only what came: another language is no news.
  }, [came]);
}

/** The display that was chosen on another device holds here too. */
function OwnDisplay() {
  const { value } = useProfile();
  useEffect(() => {
    if (value) adoptDisplay(value.display);
  }, [value?.version]);
  return null;
}

/** The whole app: who is there decides what is shown at an address. */
export function App() {
  const words = useWords();
  const at = useStore(place);
  const now = useStore(session.store);
  const waiting = useWaiting();
  useSurroundings();
  useEffect(() => {
    const top = rememberedScroll();
    // What the page shows is there after its first pass.
    if (top > 0) requestAnimationFrame(() => window.scrollTo(0, top));
  }, [at.visit]);
  const found = ROUTES.map((route) => ({ route, params: match(route.pattern, at.path) })).find(
    ({ params }) => params !== null,
  );
  const bare = at.path === '/welcome' || (now.state !== 'signed_in' && !found?.route.open);
  return (
    <div className={bare ? 'bare' : ''}>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <ConnectionBanner waiting={waiting} />
      {now.state === 'signed_in' && <OwnDisplay />}
      {content(found?.route, found?.params ?? {}, now.state)}
      {!bare && <Tabs at={at.path} />}
      <Toast />
    </div>
  );
}

function content(route: Route | undefined, params: Params, state: 'unknown' | 'guest' | 'signed_in'): ReactNode {
  if (!route) return <Lost />;
  if (route.open || state === 'signed_in') return route.show(params);
  return state === 'guest' ? <SignIn /> : <Unknown />;
}

/** Nobody knows yet who is there. */
function Unknown() {
  const { reachable } = useStore(connection.store);
  return (
    <main className="page" id="content">
      {reachable ? <Bones /> : <Failed error={new Unreachable()} onRetry={() => void openSession()} />}
    </main>
  );
}

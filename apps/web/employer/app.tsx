import { useEffect } from 'react';
import { cameWithoutSession } from '../shared/api/session';
import { place, rememberedScroll } from '../shared/router/navigation';
import { useStore } from '../shared/state/store';
import { SignIn } from './pages/sign-in';
import { connection, openSession, session } from './service';
import { lazyPlainPage } from './ui/lazy-page';
import { SafetyNet } from './ui/safety-net';
import { Bones } from './ui/states';
import { useWords } from './words/words';

const loadConsole = () => import('./console');
const Console = lazyPlainPage(() => loadConsole().then((part) => part.Console));

/** The whole front: who is there decides what is shown. */
export const App = () => (
  <SafetyNet>
    <Whose />
  </SafetyNet>
);

function Whose() {
  const at = useStore(place);
  const { state } = useStore(session.store);
  useEffect(() => {
    const top = rememberedScroll();
    // What the page shows is there after its first pass.
    if (top > 0) requestAnimationFrame(() => window.scrollTo(0, top));
  }, [at.visit]);
  useEffect(() => {
    // Whoever signs in goes on there.
    if (state === 'guest') loadConsole().catch(() => undefined);
  }, [state]);
  if (state === 'unknown') return <Unknown />;
  return state === 'guest' ? <SignIn /> : <Console />;
}

/** Fetches what is most likely shown first, while it is asked who is there. Where it does not come, the page says so. */
export async function fetchFirstPage(): Promise<void> {
  if (cameWithoutSession()) return;
  const here = loadConsole().then((part) => part.fetchPageHere());
  // Every page but the board stands in it.
  const kit = place.get().path === '/' ? null : import('./ui/kit');
  await Promise.all([here, kit]).catch(() => undefined);
}

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
        <button type="button" className="as-button primary" onClick={() => void openSession()}>
          {words.retry}
        </button>
      </div>
    </main>
  );
}

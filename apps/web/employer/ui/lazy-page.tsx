import { startTransition, useEffect, useState, type ComponentType, type ReactElement, type ReactNode } from 'react';
import { Unreachable } from '../../shared/api/refusal';
import { useStore } from '../../shared/state/store';
import { connection } from '../service';
import { Bones, Failed } from './states';

const ahead: (() => Promise<unknown>)[] = [];

type Load<Props extends object> = () => Promise<ComponentType<Props>>;

/** A page that comes when it is first wanted. Where it does not come, it says so and is asked for again once somebody answers. */
export const lazyPage = <Props extends object>(load: Load<Props>): ComponentType<Props> =>
  lazily(inKit(load), () => <Bones />);

/** The same of a part that comes up beside what is there, such as a dialog. */
export const lazyPart = <Props extends object>(load: Load<Props>): ComponentType<Props> =>
  lazily(inKit(load), () => null);

/** The same of a page that is made without antd, which is as large as everything else: the first that somebody sees. */
export const lazyPlainPage = <Props extends object>(load: Load<Props>): ComponentType<Props> =>
  lazily(load, () => <Bones />);

const inKit =
  <Props extends object>(load: Load<Props>): Load<Props> =>
  async () => {
    const [{ Kit }, Page] = await Promise.all([import('./kit'), load()]);
    return function InKit(props: Props) {
      return (
        <Kit>
          <Page {...props} />
        </Kit>
      );
    };
  };

function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: () => ReactNode,
): ComponentType<Props> {
  let came: ComponentType<Props> | null = null;
  const get = async (): Promise<ComponentType<Props>> => (came ??= await load());
  ahead.push(get);
  function LazyPage(props: Props) {
    const [Page, show] = useState<ComponentType<Props> | null>(() => came);
    const [failed, fail] = useState(false);
    const [attempt, again] = useState(0);
    const { reachable } = useStore(connection.store);
    useEffect(() => {
      if (Page) return undefined;
      let gone = false;
      fail(false);
      get().then(
        (found) => !gone && startTransition(() => show(() => found)),
        () => !gone && fail(true),
      );
      return () => {
        gone = true;
      };
    }, [Page, attempt, reachable]);
    if (Page) return <Page {...props} />;
    return failed ? <Failed error={new Unreachable()} onRetry={() => again((n) => n + 1)} /> : meanwhile();
  }
  return Object.assign(LazyPage, { fetch: get });
}

/** Fetches what an element will show. Where it does not come, the element says so once it is shown. */
export async function fetchPage(element: ReactElement): Promise<void> {
  const { fetch } = element.type as { fetch?: () => Promise<unknown> };
  await fetch?.().catch(() => undefined);
}

const SOON_MS = 2_500;

/** A moment in which the page has nothing to do. Safari does not tell: there it is the next one. */
const idle = (): Promise<void> =>
  new Promise((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: 2_000 });
    else setTimeout(done);
  });

/** Fetches the pages that nobody has opened yet, so that a line that is lost later takes none of them away. */
export function loadPagesAhead(): void {
  setTimeout(() => {
    void ahead
      .reduce<Promise<unknown>>((before, next) => before.then(idle).then(next, next), Promise.resolve())
      .catch(() => undefined);
  }, SOON_MS);
}

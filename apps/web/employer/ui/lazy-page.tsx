import { useEffect, useState, type ComponentType } from 'react';
import { Unreachable } from '../../shared/api/refusal';
import { useStore } from '../../shared/state/store';
import { connection } from '../service';
import { Bones, Failed } from './states';

const ahead: (() => Promise<unknown>)[] = [];

/** A page that comes when it is first wanted. Where it does not come, it says so and is asked for again once somebody answers. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let came: ComponentType<Props> | null = null;
  const get = async (): Promise<ComponentType<Props>> => (came ??= await load());
  ahead.push(get);
  return function LazyPage(props: Props) {
    const [Page, show] = useState<ComponentType<Props> | null>(() => came);
    const [failed, fail] = useState(false);
    const [attempt, again] = useState(0);
    const { reachable } = useStore(connection.store);
    useEffect(() => {
      if (Page) return undefined;
      let gone = false;
      fail(false);
      get().then(
        (found) => !gone && show(() => found),
        () => !gone && fail(true),
      );
      return () => {
        gone = true;
      };
    }, [Page, attempt, reachable]);
    if (Page) return <Page {...props} />;
    return failed ? <Failed error={new Unreachable()} onRetry={() => again((n) => n + 1)} /> : <Bones />;
  };
}

const SOON_MS = 2_500;

/** Fetches the pages that nobody has opened yet, so that a line that is lost later takes none of them away. */
export function loadPagesAhead(): void {
  setTimeout(() => {
    void ahead
      .reduce<Promise<unknown>>((before, next) => before.then(next, next), Promise.resolve())
      .catch(() => undefined);
  }, SOON_MS);
}

import { lazy, Suspense, type ComponentType } from 'react';
import { Unreachable } from '../../shared/api/refusal';
import { Bones, Failed } from './states';

/** A page whose part did not come: no connection, or a newer release that has taken it away. */
const NotLoaded = () => (
  <main className="page" id="content">
    <Failed error={new Unreachable()} onRetry={() => location.reload()} />
  </main>
);

const loads: (() => Promise<unknown>)[] = [];

/** A page that is loaded when it is first wanted. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  loads.push(load);
  const Loaded = lazy(() =>
    load().then(
      (page) => ({ default: page as ComponentType<object> }),
      () => ({ default: NotLoaded as ComponentType<object> }),
    ),
  );
  return (props: Props) => (
    <Suspense
      fallback={
        <main className="page">
          <Bones />
        </main>
      }
    >
      <Loaded {...props} />
    </Suspense>
  );
}

/** Loads the other pages once there is nothing better to do: the next tap waits for nothing, with or without a connection. */
export function loadPagesAhead(): void {
  const load = (): void => {
    for (const one of loads) one().catch(() => undefined);
  };
  if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 10_000 });
  else setTimeout(load, 4_000);
}

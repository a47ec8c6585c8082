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

const Waited = () => (
  <main className="page">
    <Bones />
  </main>
);

/** A part of a page that is loaded when it is first wanted. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType,
  Missing: ComponentType,
): ComponentType<Props> {
  const Loaded = lazy(() =>
    load().then(
      (part) => ({ default: part as ComponentType<object> }),
      () => ({ default: Missing as ComponentType<object> }),
    ),
  );
  return (props: Props) => (
    <Suspense fallback={<Waiting />}>
      <Loaded {...props} />
    </Suspense>
  );
}

/** A page that is loaded when it is first wanted, or when there is nothing better to do. */
export function lazyPage<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  loads.push(load);
  return lazyPart(load, Waited, NotLoaded);
}

/** Loads the other pages once there is nothing better to do: the next tap waits for nothing, with or without a connection. */
export function loadPagesAhead(): void {
  const load = (): void => {
    for (const one of loads) one().catch(() => undefined);
  };
  if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 10_000 });
  else setTimeout(load, 4_000);
}

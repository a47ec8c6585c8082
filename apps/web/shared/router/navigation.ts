import { Store } from '../state/store';

/** Where the page is. */
export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Tells visits of one address apart: where the list was scrolled to belongs to the visit. */
  readonly visit: string;
}

interface VisitState {
  readonly visit: string;
  /** How far the list was scrolled when it was left. */
  readonly scroll?: number;
}

const newVisit = (): string => String(performance.now()) + Math.random().toString(36).slice(2, 7);

const visitState = (): VisitState | null => history.state as VisitState | null;

const here = (): Place => ({
  path: location.pathname,
  query: new URLSearchParams(location.search),
  visit: visitState()?.visit ?? 'first',
});

/** The address, and every change of it. */
export const place = new Store<Place>(here());

const rememberScroll = (): void => {
  const before: VisitState = visitState() ?? { visit: place.get().visit };
  history.replaceState({ ...before, scroll: window.scrollY }, '');
};

/** Goes to another address of the pages. @param how `replace`: back leads to where one was before */
export function navigate(to: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') rememberScroll();
  const state: VisitState = { visit: newVisit() };
  if (how === 'push') history.pushState(state, '', to);
  else history.replaceState(state, '', to);
  place.set(here());
  window.scrollTo(0, 0);
}

/** Back; where there is nothing to go back to, to this address. */
export function back(otherwise: string): void {
  if (visitState()?.visit !== undefined && history.length > 1) history.back();
  else navigate(otherwise, 'replace');
}

/** Changes the query of this address, as a filter does: no new visit. */
export function changeQuery(change: Readonly<Record<string, string | null>>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  history.replaceState(history.state, '', location.pathname + (text ? `?${text}` : ''));
  place.set(here());
}

/** Where this visit was scrolled to when it was left. */
export const rememberedScroll = (): number => visitState()?.scroll ?? 0;

/** Follows the browser's own back and forward. Once, at the start. */
export function startNavigation(): void {
  history.scrollRestoration = 'manual';
  window.addEventListener('popstate', () => place.set(here()));
  window.addEventListener('pagehide', rememberScroll);
}

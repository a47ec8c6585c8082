import { useEffect, type ReactNode } from 'react';
import { Link } from '../../shared/router/link';
import { back } from '../../shared/router/navigation';
import { useStore } from '../../shared/state/store';
import { answers } from '../data/answers';
import { useNoticesUnread } from '../data/own';
import { connection, sendWaiting } from '../service';
import { useWords } from '../words/words';
import { Icon, type IconName } from './icon';

const TABS: readonly {
  readonly to: string;
  readonly icon: IconName;
  readonly name: 'home' | 'jobs' | 'shifts' | 'notices' | 'me';
}[] = [
  { to: '/', icon: 'work', name: 'home' },
  { to: '/jobs', icon: 'search', name: 'jobs' },
  { to: '/shifts', icon: 'calendar', name: 'shifts' },
  { to: '/notices', icon: 'bell', name: 'notices' },
  { to: '/me', icon: 'person', name: 'me' },
];

/** The five places of the app, below on every page. */
export function Tabs({ at }: { at: string }) {
  const words = useWords();
  const unread = useNoticesUnread();
  return (
    <nav className="tabs" aria-label={words.name}>
      {TABS.map(({ to, icon, name }) => {
        const here = to === '/' ? at === '/' : at === to || at.startsWith(`${to}/`);
        return (
          <Link key={to} href={to} aria-current={here ? 'page' : undefined}>
            <Icon name={icon} />
            {words.tabs[name]}
            {name === 'notices' && unread > 0 && (
              <span className="count" aria-label={`${unread} ${words.notice.unread}`}>
                {unread > 99 ? '99+' : unread}
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}

/** How the connection stands, when it does not; and what waits for it. */
export function ConnectionBanner({ waiting }: { waiting: number }) {
  const words = useWords();
  useStore(connection.store);
  const told = connection.told();
  if (told === 'fine' && waiting === 0) return null;
  const refresh = (): void => {
    answers.outdateAll();
    void sendWaiting();
  };
  const texts = [
    told === 'unreachable' ? words.connection.unreachable : told === 'not_live' ? words.connection.notLive : '',
    waiting > 0 ? words.connection.waiting(waiting) : '',
  ];
  return (
    <div className={`banner ${told === 'unreachable' ? 'bad' : ''}`} role="status">
      <span>{texts.filter(Boolean).join(' ')}</span>
      <button onClick={refresh}>{words.connection.refresh}</button>
    </div>
  );
}

/** A page with a title and the way back. @param from where back leads when one came from outside */
export function Page({
  title,
  from,
  action,
  children,
}: {
  title: string;
  from?: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  const words = useWords();
  useEffect(() => {
    document.title = `${title} · ${words.name}`;
  }, [title, words]);
  return (
    <>
      <header className="top">
        {from === undefined ? (
          <span className="top-space" />
        ) : (
          <button className="top-button" aria-label={words.back} onClick={() => back(from)}>
            <Icon name="back" />
          </button>
        )}
        <h1>{title}</h1>
        {action}
      </header>
      <main className="page" id="content">
        {children}
      </main>
    </>
  );
}

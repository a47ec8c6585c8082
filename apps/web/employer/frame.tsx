import { useEffect, useRef, type ReactNode } from 'react';
import { answered } from '../shared/api/api-client';
import { Link } from '../shared/router/link';
import { place } from '../shared/router/navigation';
import { useStore } from '../shared/state/store';
import { useUnread } from './data/notices';
import { chooseLanguage, otherLanguage } from './data/own-language';
import { actFor, useMay, useOrganisations, useSession } from './data/session';
import { api, connection, session } from './service';
import { useWords, type Words } from './words/words';

/** How the connection stands, as a word and a colour. */
export function ConnectionMark() {
  const words = useWords();
  useStore(connection.store);
  const told = connection.told();
  const text = {
    fine: words.connection.live,
    not_live: words.connection.notLive,
    unreachable: words.connection.unreachable,
  };
  return (
    <span className={`connection connection-${told}`} role="status">
      <i aria-hidden="true" />
      {text[told]}
    </span>
  );
}

interface Entry {
  readonly to: string;
  readonly name: Exclude<keyof Words['menu'], 'unread' | 'label' | 'open'>;
  readonly needs?: string;
}

const ENTRIES: readonly Entry[] = [
  { to: '/', name: 'board' },
  { to: '/postings', name: 'postings' },
  { to: '/import', name: 'import', needs: 'postings.import' },
  { to: '/assign', name: 'assign', needs: 'shifts.change' },
  { to: '/regulars', name: 'regulars', needs: 'regulars.read' },
  { to: '/shared', name: 'shared' },
  { to: '/notices', name: 'notices' },
  { to: '/members', name: 'members', needs: 'members.manage' },
  { to: '/organisation', name: 'organisation' },
];

const isWithin = (path: string, to: string): boolean =>
  to === '/' ? path === '/' || path.startsWith('/shifts/') : path === to || path.startsWith(`${to}/`);

function Menu({ onGo }: { onGo?: () => void }) {
  const words = useWords();
  const may = useMay();
  const { path } = useStore(place);
  const unread = useUnread();
  return (
    <nav className="menu" aria-label={words.menu.label}>
      {ENTRIES.filter(({ needs }) => needs === undefined || may(needs)).map(({ to, name }) => (
        <Link key={to} href={to} onClick={onGo} aria-current={isWithin(path, to) ? 'page' : undefined}>
          {words.menu[name]}
          {name === 'notices' && unread > 0 && (
            <span className="count" aria-label={words.menu.unread(unread)}>
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}

/** For whom the member acts, who it is, and the way out. */
function Account() {
  const words = useWords();
  const { name, phone, employerId, employers } = useSession();
  const organisations = useOrganisations();
  const own = organisations.data?.items.find((one) => one.employerId === employerId);
  const leave = (): void => {
    answered(api.DELETE('/api/session'))
      .then(() => location.assign('/'))
      .catch(() => session.ended());
  };
  return (
    <div className="account">
      {employers.length > 1 ? (
        <select
          className="select wide"
          aria-label={words.account.actingFor}
          value={employerId ?? undefined}
          onChange={({ target }) => void actFor(target.value)}
        >
          {organisations.data?.items.map((one) => (
            <option key={one.employerId} value={one.employerId}>
              {one.name}
            </option>
          ))}
        </select>
      ) : (
        <strong>{own?.name ?? ''}</strong>
      )}
      <span className="quiet">
        {name ?? phone} {own && `· ${words.roles[own.role]}`}
      </span>
      <div className="row">
        <button
          type="button"
          className="as-button small"
          onClick={() => void chooseLanguage(otherLanguage())}
          lang={otherLanguage()}
        >
          {words.account.otherLanguage}
        </button>
        <button type="button" className="as-button small" onClick={leave}>
          {words.signOut}
        </button>
      </div>
    </div>
  );
}

const Brand = () => {
  const words = useWords();
  return (
    <Link href="/" className="brand">
      <i aria-hidden="true">桂</i>
      <strong>{words.name}</strong>
      <span>{words.side}</span>
    </Link>
  );
};

/** What stands around every page of the console. */
export function Frame({ children }: { children: ReactNode }) {
  const words = useWords();
  const menu = useRef<HTMLDialogElement>(null);
  const { visit } = useStore(place);
  const unread = useUnread();
  const close = (): void => menu.current?.close();
  useEffect(close, [visit]);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <aside className="side no-print">
        <Brand />
        <Menu />
        <Account />
      </aside>
      <header className="top no-print">
        <button
          type="button"
          className={`menu-button ${unread > 0 ? 'news-wait' : ''}`}
          onClick={() => menu.current?.showModal()}
          aria-label={words.menu.open}
          aria-haspopup="dialog"
        >
          ☰
        </button>
        <Brand />
      </header>
      <dialog
        ref={menu}
        className="menu-sheet no-print"
        aria-label={words.menu.label}
        // Beside the sheet is its backdrop.
        onClick={({ target }) => target === menu.current && close()}
      >
        <div className="row spread">
          <Brand />
          <button type="button" className="back" onClick={close} aria-label={words.close}>
            ×
          </button>
        </div>
        <Menu onGo={close} />
        <Account />
      </dialog>
      <main className="content" id="content" tabIndex={-1}>
        <Lost />
        {children}
      </main>
    </div>
  );
}

/** Tells the truth about the line, above everything else. */
function Lost() {
  const words = useWords();
  const { reachable } = useStore(connection.store);
  if (reachable) return null;
  return (
    <p className="lost no-print" role="alert">
      {words.connection.lost}
    </p>
  );
}

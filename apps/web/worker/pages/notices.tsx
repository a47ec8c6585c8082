import { useEffect } from 'react';
import { answered } from '../../shared/api/api-client';
import { moment } from '../../shared/format/time';
import { Link } from '../../shared/router/link';
import { useStore } from '../../shared/state/store';
import { useNotices } from '../data/own';
import { noteSeen, seenNotices } from '../data/seen-notices';
import { api, clock, type Notice } from '../service';
import { Page } from '../ui/frame';
import { Empty, Shown } from '../ui/states';
import { useLanguage, useWords, type Words } from '../words/words';

/** Where one goes from a notice. */
function addressOf({ kind, subject, data }: Notice): string | null {
  const { bookingId } = data as { bookingId?: unknown };
  if (kind.startsWith('booking.')) return `/shifts/${subject}`;
  if (kind === 'shift.changed') return typeof bookingId === 'string' ? `/shifts/${bookingId}` : '/shifts';
  if (kind.startsWith('offer.')) return '/';
  if (kind.startsWith('party.')) return '/me/parties';
  if (kind === 'identity.judged') return '/me/identity';
  if (kind === 'account.erasure_asked') return '/me/data';
  if (kind === 'proof.judged') return '/me/certificates';
  return null;
}

/** What happened, in one sentence; then what it is about. */
function NoticeCard({ notice, unread }: { notice: Notice; unread: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const sentence = words.notice.kinds[notice.kind as keyof Words['notice']['kinds']] ?? words.notice.other;
  const { start, dueAt } = notice.data as { start?: unknown; dueAt?: unknown };
  const address = addressOf(notice);
  const content = (
    <div className="notice">
      <span className={unread ? 'dot' : ''}>{unread && <span className="hidden">{words.notice.unread}</span>}</span>
      <div>
        <p className={unread ? 'strong' : ''}>{sentence}</p>
        {typeof start === 'string' && (
          <p className="soft">{words.notice.forShift(moment(start, clock.now(), language))}</p>
        )}
        {typeof dueAt === 'string' && (
          <p className="soft">{words.notice.erasedFrom(moment(dueAt, clock.now(), language))}</p>
        )}
        <p className="small soft">{moment(notice.at, clock.now(), language)}</p>
      </div>
    </div>
  );
  return address === null ? (
    <li className="card">{content}</li>
  ) : (
    <li>
      <Link className="card link-card" href={address}>
        {content}
      </Link>
    </li>
  );
}

/** Everything the person was told, the newest first. What was seen here is seen. */
export function Notices() {
  const words = useWords();
  const notices = useNotices();
  const items = notices.value?.items ?? [];
  const seen = useStore(seenNotices);
  const newest = items[0]?.at ?? '';
  // On leaving: whoever looks should still see which ones were new.
  useEffect(() => () => noteSeen(newest), [newest]);
  const pending = items.filter(({ acknowledgedAt }) => acknowledgedAt === null).map(({ id }) => id);
  useEffect(() => {
    if (pending.length === 0) return;
    // Where no socket has said so, this says that the page has them.
    answered(api.POST('/api/notices/acknowledgements', { body: { ids: pending } })).catch(() => undefined);
  }, [pending.join(' ')]);
  return (
    <Page title={words.notice.title}>
      <Shown asked={notices} bones={4}>
        {({ next }) =>
          items.length === 0 ? (
            <Empty icon="bell" title={words.notice.empty} text={words.notice.emptyHint} />
          ) : (
            <>
              <ul>
                {items.map((notice) => (
                  <NoticeCard key={notice.id} notice={notice} unread={notice.at > seen} />
                ))}
              </ul>
              {next !== null && (
                <button className="button plain" onClick={notices.more}>
                  {words.more}
                </button>
              )}
            </>
          )
        }
      </Shown>
    </Page>
  );
}

import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered } from '../../shared/api/api-client';
import { day, clockTime } from '../../shared/format/time';
import { Link } from '../../shared/router/link';
import { useNotices, rememberNoticesSeen } from '../data/notices';
import { peopleOf, type Shift } from '../data/shifts';
import { api, clock, queries, type Notice } from '../service';
import { Mark, type Tone } from '../ui/mark';
import { PageHead } from '../ui/page-head';
import { Bones, Failed, Nothing } from '../ui/states';
import { useLanguage, useSaying, useWords, type Words } from '../words/words';

/** What the member was told, the latest first, each with the way to what it is about. */
export function NoticesPage() {
  const words = useWords();
  const language = useLanguage();
  const notices = useNotices();
  const items = notices.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = items[0]?.at;
  useEffect(() => {
    if (newest === undefined) return;
    rememberNoticesSeen(newest);
    void queries.invalidateQueries({ queryKey: ['notices', 'newest'] });
  }, [newest]);
  const now = clock.now();
  const days = [...new Set(items.map(({ at }) => day(at, now, language)))];
  return (
    <>
      <PageHead title={words.menu.notices} lead={words.notices.lead} />
      {notices.error && !notices.data && <Failed error={notices.error} onRetry={() => void notices.refetch()} />}
      {!notices.data && !notices.error && <Bones count={3} rows={1} />}
      {notices.data && items.length === 0 && <Nothing title={words.notices.nothing} text={words.notices.nothingText} />}
      {days.map((name) => (
        <section key={name} className="panel" aria-label={name}>
          <h2>{name}</h2>
          <ul className="rows">
            {items
              .filter(({ at }) => day(at, now, language) === name)
              .map((notice) => (
                <One key={notice.id} notice={notice} />
              ))}
          </ul>
        </section>
      ))}
      {notices.hasNextPage && (
        <p className="centred-text">
          <Button loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
            {words.more}
          </Button>
        </p>
      )}
    </>
  );
}

interface Told {
  readonly tone: Tone;
  readonly text: string;
  readonly to: string | null;
}

const text = (data: Notice['data'], name: string): string => {
  const value = data[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const decisionOf = (data: Notice['data'], { decisions }: Words['notices']): string =>
  decisions[text(data, 'decision') as keyof typeof decisions] ?? text(data, 'decision');

function toldOf({ kind, subject, data }: Notice, words: Words['notices'], title: string, who: string): Told {
  const shift = text(data, 'shiftId');
  const toShift = shift ? `/shifts/${shift}` : null;
  const reason = text(data, 'reason');
  switch (kind) {
    case 'booking.made':
      return { tone: 'good', text: words.bookingMade(who, title), to: toShift };
    case 'booking.cancelled':
      return {
        tone: 'bad',
        text: text(data, 'state') === 'released' ? words.released(who, title) : words.bookingCancelled(who, title),
        to: toShift,
      };
    case 'application.changed':
      return { tone: 'busy', text: words.application(title), to: toShift };
    case 'shift.filled':
      return { tone: 'good', text: words.filled(title, text(data, 'headcount')), to: `/shifts/${subject}` };
    case 'shift.exhausted':
      return {
        tone: 'bad',
        text: words.exhausted(title, text(data, 'filled'), text(data, 'headcount')),
        to: `/shifts/${subject}`,
      };
    case 'shift.withdrawn':
      return { tone: 'plain', text: words.withdrawn(title), to: `/shifts/${subject}` };
    case 'posting.decided':
      return {
        tone: DECIDED[text(data, 'decision')] ?? 'plain',
        text: words.decided(decisionOf(data, words), reason),
        to: `/postings/${subject}`,
      };
    case 'employer.judged':
      return text(data, 'verdict') === 'verified'
        ? { tone: 'good', text: words.verified, to: '/organisation' }
        : { tone: 'bad', text: words.refused(reason), to: '/organisation' };
    case 'shared_posting.decided':
      return {
        tone: DECIDED[text(data, 'decision')] ?? 'plain',
        text: words.sharedDecided(decisionOf(data, words), reason),
        to: `/shared/${subject}`,
      };
    case 'shared_pair.proposed':
    case 'shared_pair.opened':
    case 'shared_pair.in_talks':
    case 'shared_pair.closed':
      return { tone: kind === 'shared_pair.closed' ? 'plain' : 'busy', text: '', to: '/shared?tab=pairs' };
    default:
      return { tone: 'plain', text: words.other, to: null };
  }
}

const DECIDED: Readonly<Record<string, Tone>> = {
  approved: 'good',
  rejected: 'bad',
  taken_down: 'bad',
  appeal_upheld: 'good',
  appeal_dismissed: 'bad',
};

function One({ notice }: { notice: Notice }) {
  const words = useWords();
  const saying = useSaying();
  const shiftId = shiftOf(notice);
  const title = useShiftTitle(shiftId);
  const who = useWho(notice, shiftId);
  const told = toldOf(notice, words.notices, title ?? words.notices.someShift, who ?? words.notices.somebody);
  // Some notices bring their sentence along.
  const own = notice.data['text'] as { zh: string; en: string } | undefined;
  const sentence = told.text || (own ? saying(own) : words.notices.other);
  return (
    <li>
      <time className="quiet" dateTime={notice.at}>
        {clockTime(notice.at)}
      </time>
      <Mark tone={told.tone}>
        {words.notices.kinds[notice.kind.split('.')[0] as keyof Words['notices']['kinds']] ?? words.notices.kinds.other}
      </Mark>
      <div className="grow">{told.to ? <Link href={told.to}>{sentence}</Link> : sentence}</div>
    </li>
  );
}

const shiftOf = ({ kind, subject, data }: Notice): string | null =>
  kind.startsWith('shift.')
    ? subject
    : kind.startsWith('booking.') || kind.startsWith('application.')
      ? text(data, 'shiftId') || null
      : null;

/** The name of the work, where the shift is still the organisation's to see. */
function useShiftTitle(shiftId: string | null): string | null {
  const { data } = useQuery({
    queryKey: ['shift', shiftId],
    enabled: shiftId !== null,
    staleTime: 5 * 60_000,
    queryFn: (): Promise<Shift> => answered(api.GET('/api/shifts/{id}', { params: { path: { id: shiftId! } } })),
  });
  return data?.title ?? null;
}

/** Whose booking it is about, as far as the organisation may know the name. */
function useWho({ kind, subject }: Notice, shiftId: string | null): string | null {
  const wanted = shiftId !== null && kind.startsWith('booking.');
  const { data } = useQuery(peopleOf(shiftId ?? '', wanted));
  return data?.holders.find(({ bookingId }) => bookingId === subject)?.name ?? null;
}

import { Link } from '../../../shared/router/link';
import { useMay } from '../../data/session';
import type { Shift } from '../../data/shifts';
import { ToldBox } from '../../ui/told-box';
import { useSaying, useWords } from '../../words/words';

/** What helps against what most people fail at. */
const REMEDIES: Readonly<Record<string, 'time' | 'pay' | 'papers' | 'loads' | 'ages' | 'unblock'>> = {
  available: 'time',
  booked: 'time',
  rest: 'time',
  daily_rest: 'time',
  hours_week: 'time',
  hours_day: 'time',
  own_distance: 'pay',
  distance: 'pay',
  certificate: 'papers',
  protected_work: 'loads',
  age: 'ages',
  blocked_by_employer: 'unblock',
};

/** Why the search ended before the seats were taken, and what to do about it. */
export function Exhausted({ shift }: { shift: Shift }) {
  const words = useWords();
  const saying = useSaying();
  const may = useMay();
  const { exhausted } = shift.board;
  if (!exhausted) return null;
  const remedies = [...new Set(exhausted.failed.map(({ code }) => REMEDIES[code] ?? 'pay'))].slice(0, 3);
  const told = remedies.length > 0 ? remedies : (['pay'] as const);
  return (
    <ToldBox tone="wait" title={words.board.ended(saying(exhausted.text))}>
      {exhausted.failed.length > 0 && (
        <ul className="plain">
          {exhausted.failed.slice(0, 5).map(({ code, text }) => (
            <li key={code}>{saying(text)}</li>
          ))}
        </ul>
      )}
      <p>
        {words.board.whatHelps} {told.map((remedy) => words.board.remedies[remedy]).join(words.board.between)}
      </p>
      <div className="row no-print">
        {may('postings.draft') && (
          <Link href={`/post?from=${shift.postingId}`} className="as-button small">
            {words.board.postAnew}
          </Link>
        )}
        {may('regulars.manage') && (
          <Link href="/regulars" className="as-button small">
            {words.board.addRegulars}
          </Link>
        )}
      </div>
    </ToldBox>
  );
}

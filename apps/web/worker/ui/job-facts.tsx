import type { ReactNode } from 'react';
import { distance } from '../../shared/format/distance';
import { payWords } from '../../shared/format/money';
import { clockTime, day, duration, hours } from '../../shared/format/time';
import { clock, type Job } from '../service';
import { useLanguage, useSaying, useWords, type Words } from '../words/words';

/** What the work pays, large; by the hour or the shift beside it. */
export function Pay({ job, little = false }: { job: Pick<Job, 'pay' | 'paidMinutes'>; little?: boolean }) {
  const words = useWords();
  const { amount, unit, about } = payWords(job.pay, job.paidMinutes, useLanguage());
  return (
    <div className={little ? 'pay little' : 'pay'}>
      <b>{amount}</b> {unit}
      {!little && (
        <p className="small soft">
          {words.offer.beforeTax}
          {about && ` · ${about}`}
        </p>
      )}
    </div>
  );
}

/** When the money is there, in few words. */
export function settlementWords({ cycle, days }: Job['settlement'], words: Words): string {
  const phrases = words.job.settlement;
  if (days === 0 && (cycle === 'daily' || cycle === 'per_shift')) return phrases.same_day;
  return phrases[cycle as 'daily' | 'per_shift' | 'weekly' | 'monthly'](days);
}

/** What decides at one glance. */
export function JobChips({ job }: { job: Job }) {
  const words = useWords();
  const { insuranceKind } = job.responsibility;
  const insurance = insuranceKind && words.job.insurance[insuranceKind as keyof Words['job']['insurance']];
  return (
    <ul className="chips">
      <li className="chip">{settlementWords(job.settlement, words)}</li>
      {insurance && <li className={insuranceKind === 'none' ? 'chip warn' : 'chip'}>{insurance}</li>}
      {job.meals && <li className="chip">{job.meals.replace(/[。.]$/, '')}</li>}
      {job.night && <li className="chip warn">{words.job.night}</li>}
      {job.outdoor && <li className="chip">{words.job.outdoor}</li>}
    </ul>
  );
}

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** When: the day and the hours, how long in all, and the breaks. */
export function TimeFact({ job }: { job: Job }) {
  const words = useWords();
  const language = useLanguage();
  const minutes = (Date.parse(job.end) - Date.parse(job.start)) / 60_000;
  const rests = [true, false].flatMap((paid) => {
    const length = job.breaks
      .filter((one) => one.paid === paid)
      .reduce((sum, one) => sum + (Date.parse(one.end) - Date.parse(one.start)) / 60_000, 0);
    return length > 0 ? [words.offer.breakOf(duration(length, language), paid)] : [];
  });
  return (
    <Fact name={words.offer.time}>
      <p className="strong">
        {day(job.start, clock.now(), language)} {hours(job.start, job.end, language)}
      </p>
      <p className="small soft">{[words.offer.inAll(duration(minutes, language)), ...rests].join(' · ')}</p>
    </Fact>
  );
}

/** Where and when one meets, and how far that is. */
export function PlaceFact({ job, distanceM }: { job: Job; distanceM: number | null }) {
  const words = useWords();
  const language = useLanguage();
  const { name, address, time } = job.assembly;
  const away = distanceM === null ? [] : [words.offer.away(distance(distanceM, language))];
  return (
    <Fact name={words.offer.place}>
      <p className="strong">{name}</p>
      {address && address !== name && <p className="small soft">{address}</p>}
      <p className="small soft">{[words.offer.beThere(clockTime(time)), ...away].join(' · ')}</p>
    </Fact>
  );
}

/** What to bring, and what to carry. */
export function BringFacts({ job }: { job: Job }) {
  const words = useWords();
  const { loads, tools, hazards } = job;
  return (
    <>
      {tools && <Fact name={words.offer.bring}>{tools}</Fact>}
      {loads && <Fact name={words.offer.load}>{words.offer.heaviest(loads.maxKg, loads.repeated)}</Fact>}
      {hazards.length > 0 && (
        <Fact name={words.job.hazards}>
          {hazards.map((hazard) => words.job.hazardNames[hazard as keyof Words['job']['hazardNames']]).join('、')}
        </Fact>
      )}
    </>
  );
}

/** Who employs, pays, insures and answers: one line. */
export function WhoFact({ job }: { job: Job }) {
  const words = useWords();
  const saying = useSaying();
  return (
    <Fact name={words.offer.who}>
      <span className="small">{saying(job.stamp)}</span>
    </Fact>
  );
}

/** What the rules warn of, with the article and the way out. */
export function Warnings({ job }: { job: Job }) {
  const words = useWords();
  const saying = useSaying();
  if (job.warnings.length === 0) return null;
  return (
    <div className="card">
      <h2>{words.job.warningTitle}</h2>
      {job.warnings.map((warning) => (
        <div key={`${warning.ruleId} ${warning.key}`} className="basis">
          <p>{saying(warning.sentence)}</p>
          <p className="small soft">{words.job.basis(saying(warning.basis))}</p>
        </div>
      ))}
    </div>
  );
}

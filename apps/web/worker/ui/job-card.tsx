import { distance } from '../../shared/format/distance';
import { day, hours } from '../../shared/format/time';
import { Link } from '../../shared/router/link';
import { clock, type Schemas } from '../service';
import { useLanguage, useWords } from '../words/words';
import { Pay, settlementWords } from './job-facts';

/** As much of a job as its card shows. */
type CardJob = Pick<
  Schemas['ListedJob'],
  'shiftId' | 'title' | 'start' | 'end' | 'paidMinutes' | 'headcount' | 'pay' | 'settlement' | 'distanceM'
>;

interface JobCardProps {
  readonly job: CardJob;
  /** Who uses the work. */
  readonly employer: string;
  /** One level below the heading that the list stands under. */
  readonly heading?: 'h2' | 'h3';
}

/** A job in a list. */
export function JobCard({ job, employer, heading: Heading = 'h3' }: JobCardProps) {
  const words = useWords();
  const language = useLanguage();
  const where = [employer, ...(job.distanceM === null ? [] : [distance(job.distanceM, language)])];
  return (
    <Link className="card link-card" href={`/jobs/${job.shiftId}`}>
      <div className="row">
        <Heading className="card-title">{job.title}</Heading>
        <Pay job={job} little />
      </div>
      <p className="soft">{where.join(' · ')}</p>
      <p className="soft">
        {day(job.start, clock.now(), language)} {hours(job.start, job.end, language)}
      </p>
      <p className="soft">
        {words.job.wanted(job.headcount)} · {settlementWords(job.settlement, words)}
      </p>
    </Link>
  );
}

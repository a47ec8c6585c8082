import { memo } from 'react';
import { payLine, payWords } from '../../../shared/format/money';
import type { Schemas } from '../../service';
import { useLanguage, useWords } from '../../words/words';
import { inReadingOrder, type Cluster } from './clusters';
import type { Size, Spot } from './map-view';

export type PlacedJob = Schemas['PlacedJob'];

/** One job, or many of which the map knows no more than how many they are. */
export interface Placed {
  readonly spot: Spot;
  readonly job: PlacedJob | null;
  readonly count: number;
}

/** How many jobs a mark stands for. */
export const countOf = ({ members }: Cluster<Placed>): number => members.reduce((sum, { count }) => sum + count, 0);

interface Props {
  readonly clusters: readonly Cluster<Placed>[];
  readonly scale: number;
  readonly room: Size;
  /** Jobs whose cards are open. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (cluster: Cluster<Placed>) => void;
  readonly onReach: (spot: Spot) => void;
}

/** Jobs with their pay, and clusters with how many they are; as buttons, line by line. */
export const Pins = memo(function Pins({ clusters, scale, room, chosen, onChoose, onReach }: Props) {
  return (
    <ul className="map-pins">
      {inReadingOrder(clusters, room.height / scale).map((cluster) => {
        const { job } = cluster.members[0]!;
        const key = job?.shiftId ?? `${cluster.spot.x} ${cluster.spot.y}`;
        const left = cluster.spot.x * scale;
        const top = cluster.spot.y * scale;
        return (
          <li key={key} style={{ transform: `translate(${left}px, ${top}px) translate(-50%, -100%)` }}>
            <button
              className={job && cluster.members.length === 1 ? 'map-pin' : 'map-pin many'}
              style={{ maxWidth: room.width - 4, height: room.height - 10 }}
              aria-pressed={cluster.members.some((one) => one.job !== null && chosen.has(one.job.shiftId))}
              onClick={() => onChoose(cluster)}
              onFocus={() => onReach(cluster.spot)}
            >
              {job && cluster.members.length === 1 ? <PayOf job={job} /> : <Count of={cluster} />}
            </button>
          </li>
        );
      })}
    </ul>
  );
});

function PayOf({ job }: { job: PlacedJob }) {
  const language = useLanguage();
  const { amount, unit } = payWords(job.pay, job.paidMinutes, language);
  return (
    <>
      <b aria-hidden="true">{amount}</b>
      <span aria-hidden="true">{unit}</span>
      <span className="hidden">{`${job.title} ${payLine(job.pay, job.paidMinutes, language)}`}</span>
    </>
  );
}

function Count({ of }: { of: Cluster<Placed> }) {
  const words = useWords();
  return <b>{words.map.many(countOf(of))}</b>;
}

import { distance } from '../../../shared/format/distance';
import { moment } from '../../../shared/format/time';
import type { ShiftOffer } from '../../data/shifts';
import { Mark, type Tone } from '../../ui/mark';
import { Nothing } from '../../ui/states';
import { useLanguage, useSaying, useWords } from '../../words/words';
import { reasonOf } from '../board/shift-card';

const TONES: Readonly<Record<ShiftOffer['state'], Tone>> = {
  open: 'wait',
  accepted: 'good',
  declined: 'bad',
  expired: 'plain',
  withdrawn: 'plain',
};

/** Who was asked, why, and what they said; by wave, the latest first. */
export function OffersList({ offers, now }: { offers: readonly ShiftOffer[]; now: number }) {
  const words = useWords();
  const language = useLanguage();
  if (offers.length === 0) return <Nothing title={words.shift.noOffers} text={words.shift.noOffersText} />;
  const waves = [...new Set(offers.map(({ wave }) => wave))];
  return (
    <div className="stack">
      <p className="quiet">{words.shift.offersLead}</p>
      {waves.map((wave) => {
        const ofWave = offers.filter((one) => one.wave === wave);
        return (
          <section key={wave} aria-labelledby={`wave-${wave}`}>
            <h3 id={`wave-${wave}`}>
              {wave === 0 ? words.shift.waveRegulars : words.shift.wave(wave)}{' '}
              <span className="quiet">
                {moment(ofWave[0]!.madeAt, now, language)} · {words.people(ofWave.length)}
              </span>
            </h3>
            <ul className="rows">
              {ofWave.map((offer) => (
                <One key={offer.offerId} offer={offer} now={now} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function One({ offer, now }: { offer: ShiftOffer; now: number }) {
  const words = useWords();
  const language = useLanguage();
  const saying = useSaying();
  const { state, name, source, seats, distanceM, closeReason, deliveredAt, expiresAt, closedAt, reasons } = offer;
  const told =
    state === 'open'
      ? deliveredAt
        ? words.shift.until(moment(expiresAt, now, language))
        : words.shift.onItsWay
      : state === 'declined'
        ? reasonOf(words, closeReason ?? 'other')
        : closedAt
          ? moment(closedAt, now, language)
          : '';
  return (
    <li>
      <div className="grow">
        <strong>{name ?? words.board.unnamed}</strong>{' '}
        <span className="quiet">
          {words.shift.sources[source]}
          {seats > 1 && ` · ${words.people(seats)}`} · {distance(distanceM, language)}
        </span>
        {reasons.length > 0 && (
          <p className="quiet">
            {words.shift.because(reasons.map(({ text }) => saying(text)).join(words.board.between))}
          </p>
        )}
      </div>
      <Mark tone={TONES[state]}>{words.shift.offerStates[state]}</Mark>
      <span className="quiet">{told}</span>
    </li>
  );
}

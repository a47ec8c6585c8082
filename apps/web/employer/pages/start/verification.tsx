import { Link } from '../../../shared/router/link';
import { useMay, type Organisation } from '../../data/session';
import type { Tone } from '../../ui/mark';
import { ToldBox } from '../../ui/told-box';
import { useWords } from '../../words/words';

export const STATE_TONES: Readonly<Record<Organisation['state'], Tone>> = {
  awaiting: 'wait',
  verified: 'good',
  refused: 'bad',
};

/** How the organisation stands with those who verify it, where that is not done: what it means and what to do. */
export function VerificationTold({ organisation }: { organisation: Organisation }) {
  const words = useWords();
  const may = useMay();
  const { state, refusalReason, kind, licence } = organisation;
  const needsLicence = kind === 'agent' && licence === null;
  if (state === 'verified' && !needsLicence) return null;
  const refused = state === 'refused';
  const text = needsLicence
    ? words.verification.licenceText
    : refused
      ? words.verification.refusedText(refusalReason ?? '')
      : words.verification.awaitingText;
  const title = needsLicence
    ? words.verification.licenceTitle
    : refused
      ? words.verification.refusedTitle
      : words.verification.awaitingTitle;
  return (
    <ToldBox className="no-print" tone={refused ? 'bad' : 'wait'} title={title}>
      <p>{text}</p>
      {(refused || needsLicence) && may('organisation.edit') && (
        <Link href="/organisation" className="as-button small">
          {words.verification.correct}
        </Link>
      )}
    </ToldBox>
  );
}

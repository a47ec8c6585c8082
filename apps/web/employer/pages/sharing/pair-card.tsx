import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { Refusal } from '../../../shared/api/refusal';
import { distance } from '../../../shared/format/distance';
import { moment } from '../../../shared/format/time';
import { Link } from '../../../shared/router/link';
import { useMay } from '../../data/session';
import { outdateSharing, usePairContact, type SharedPair } from '../../data/sharing';
import { useAct } from '../../data/use-act';
import { api, clock } from '../../service';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { useLanguage, useSaying, useWords } from '../../words/words';
import { PairMark, tradeNames, usePayStandard, useTerm } from './shared-marks';

const OPEN: ReadonlySet<SharedPair['state']> = new Set([
  'proposed',
  'opened_by_lender',
  'opened_by_borrower',
  'in_talks',
]);

/** A pair: the other firm's side, why they fit, and the answer to it. */
export function PairCard({ pair }: { pair: SharedPair }) {
  const words = useWords();
  const language = useLanguage();
  const saying = useSaying();
  const standard = usePayStandard();
  const term = useTerm();
  const may = useMay();
  const [declining, setDeclining] = useState(false);
  const { id, version, state, side, heads, score, common, parts, wages, answerDueAt, ending, reason, declinedBy } =
    pair;
  const contact = usePairContact(pair);
  const [own, other] = side === 'lender' ? [pair.surplus, pair.shortage] : [pair.shortage, pair.surplus];
  const open = useAct(
    (shown: number, headers) =>
      answered(
        api.POST('/api/shared-pairs/{id}/opening', { params: { path: { id } }, headers, body: { version: shown } }),
      ).finally(outdateSharing),
    { done: words.sharing.openedDone },
  );
  const openedByUs = state === 'in_talks' || state === `opened_by_${side ?? ''}`;
  return (
    <article className="finding" aria-label={other.firm}>
      <p className="row spread">
        <span>
          <strong>{other.firm}</strong>{' '}
          {other.side === 'surplus' ? words.sharing.lends(heads) : words.sharing.borrows(heads)}
        </span>
        <PairMark pair={pair} />
      </p>
      <p className="said">
        {[
          tradeNames(common.tradeCodes, language),
          term(common.from, common.to),
          words.sharing.days(common.days),
          distance(common.distanceM, language),
          standard(other.pay),
        ].join(' · ')}
      </p>
      <p className="quiet">
        {words.sharing.forOwn} <Link href={`/shared/${own.id}`}>{own.title}</Link>
        {other.description && ` · ${other.description}`}
      </p>
      <details className="more" open={OPEN.has(state)}>
        <summary>{words.sharing.why(Math.round(score / 10))}</summary>
        <ul className="plain">
          {parts
            .filter(({ points }) => points > 0)
            .map(({ code, points, text }) => (
              <li key={code}>
                {saying(text)} <span className="quiet points">{words.sharing.points(Math.round(points / 10))}</span>
              </li>
            ))}
        </ul>
        <p>
          {saying(wages.text)}
          <br />
          <small>
            {words.finding.basis} · {saying(wages.basis)}
          </small>
        </p>
      </details>
      {OPEN.has(state) && reason === 'terms_changed' && (
        <Alert type="warning" showIcon title={words.sharing.termsChanged} />
      )}
      {contact && (
        <p>
          <strong>{words.sharing.contact}</strong> {contact.name} <a href={`tel:${contact.phone}`}>{contact.phone}</a>
        </p>
      )}
      {!OPEN.has(state) && (
        <p className="quiet">
          {ending ? saying(ending) : declinedBy === side ? words.sharing.weDeclined : words.sharing.theyDeclined}
          {!ending && reason ? words.board.becauseOf(reason) : ''}
        </p>
      )}
      {OPEN.has(state) && (
        <div className="row">
          {may('shared_talks.answer') && !openedByUs && (
            <Button type="primary" loading={open.busy} onClick={() => void open.run(version)}>
              {words.sharing.open}
            </Button>
          )}
          {may('shared_talks.answer') && (
            <Button onClick={() => setDeclining(true)}>
              {state === 'in_talks' ? words.sharing.endTalks : words.sharing.decline}
            </Button>
          )}
          {state !== 'in_talks' && (
            <span className="quiet">{words.sharing.answerBy(moment(answerDueAt, clock.now(), language))}</span>
          )}
        </div>
      )}
      {declining && <Decline pair={pair} onClose={() => setDeclining(false)} />}
    </article>
  );
}

function Decline({ pair, onClose }: { pair: SharedPair; onClose: () => void }) {
  const words = useWords();
  const [reason, setReason] = useState('');
  // What was on the page when the dialog opened: it may be another pair behind it by now.
  const [version] = useState(pair.version);
  const decline = useAct(
    (why: string | null, headers) =>
      answered(
        api.POST('/api/shared-pairs/{id}/refusal', {
          params: { path: { id: pair.id } },
          headers,
          body: { version, reason: why },
        }),
      ).catch((error: unknown) => {
        if (error instanceof Refusal) closed();
        throw error;
      }),
    { done: words.sharing.declined, then: closed },
  );
  function closed(): void {
    outdateSharing();
    onClose();
  }
  return (
    <Dialog
      title={words.sharing.declineTitle}
      okText={words.sharing.decline}
      okButtonProps={{ danger: true, disabled: reason.trim().length === 1 }}
      cancelText={words.cancel}
      confirmLoading={decline.busy}
      onOk={() => void decline.run(reason.trim() || null)}
      onCancel={onClose}
    >
      <p>{words.sharing.declineText}</p>
      <Field id="decline-reason" label={words.sharing.reason} hint={words.optional}>
        <Input value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} autoFocus />
      </Field>
    </Dialog>
  );
}

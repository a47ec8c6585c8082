import { CERTIFICATES, TRADES } from '../../../shared/generated/catalogue';
import { yuan } from '../../../shared/format/money';
import type { Posting } from '../../data/postings';
import { regionName } from '../../ui/region-picker';
import { useLanguage, useWords } from '../../words/words';

/** What a posting says, as workers read it. */
export function Terms({ posting }: { posting: Posting }) {
  const words = useWords();
  const language = useLanguage();
  const { terms, contact } = posting;
  const { pay, responsibility, assembly, mode, loads } = terms;
  const trade = TRADES.find(({ code }) => code === terms.tradeCode);
  const unit =
    pay.kind === 'hourly'
      ? words.post.perHour
      : pay.kind === 'daily'
        ? words.post.perDay
        : words.post.perPiece(pay.unit ?? '');
  const papers = terms.requiredCertificates.map((kind) => {
    const found = CERTIFICATES.find((one) => one.kind === kind);
    return (language === 'en' ? found?.en : found?.zh) ?? kind;
  });
  const modeName = mode.application
    ? 'application'
    : mode.dispatch
      ? mode.claim
        ? 'dispatch_claim'
        : 'dispatch'
      : 'claim';
  const facts: readonly (readonly [string, string | null])[] = [
    [words.post.trade, (language === 'en' ? trade?.en : trade?.zh) ?? terms.tradeCode],
    [words.post.description, terms.description],
    [words.post.conditions, terms.conditions],
    [words.post.amount, `${yuan(pay.amountFen)} ${unit}`],
    [words.post.cycle, words.postings.settled(words.cycles[terms.settlement.cycle], terms.settlement.days)],
    [words.post.site, `${assembly.name} · ${regionName(assembly.regionCode)} ${assembly.address}`],
    [words.post.minutesBefore, `${assembly.minutesBefore} ${words.post.minutes}`],
    [words.post.engagement, words.engagement[terms.engagementType]],
    [words.postings.employer, responsibility.legalEmployer.name],
    [
      words.post.userName,
      responsibility.actualUser.name === responsibility.legalEmployer.name ? null : responsibility.actualUser.name,
    ],
    [words.post.payer, responsibility.payer],
    [
      words.post.insurance,
      responsibility.insuranceKind &&
        [words.insurance[responsibility.insuranceKind], responsibility.insurer].filter(Boolean).join(' · '),
    ],
    [words.post.mode, words.post.modes[modeName]],
    [words.post.papers, papers.join(words.listSign)],
    [words.post.maxKg, loads && `${loads.maxKg} ${words.post.kg}`],
    [words.post.minAge, terms.minAge === null ? null : words.post.years(terms.minAge)],
    [words.post.maxAge, terms.maxAge === null ? null : words.post.years(terms.maxAge)],
    [words.post.tools, terms.tools],
    [words.post.meals, terms.meals],
    [words.post.transport, terms.transport],
    [words.post.contactName, contact && `${contact.name} ${contact.phone}`],
  ];
  return (
    <section className="panel">
      <h2>{words.postings.terms}</h2>
      <dl className="told-facts">
        {facts.flatMap(([name, told]) =>
          told ? [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{told}</dd>] : [],
        )}
      </dl>
    </section>
  );
}

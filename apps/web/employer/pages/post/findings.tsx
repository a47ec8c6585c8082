import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../../../shared/api/refusal';
import type { Finding } from '../../data/postings';
import { Mark, type Tone } from '../../ui/mark';
import { useSaying, useWords } from '../../words/words';
import type { Missing, PostForm, Poster } from './post-form';
import type { Preview } from './use-preview';
import { waysOut } from './ways-out';

const TONES: Readonly<Record<Finding['severity'], Tone>> = { block: 'bad', warn: 'wait', info: 'plain' };
const ORDER = ['block', 'warn', 'info'] as const;

interface Props {
  readonly preview: Preview | undefined;
  readonly busy: boolean;
  readonly error: unknown;
  readonly missing: readonly Missing[];
  readonly form: PostForm;
  readonly poster: Poster;
  readonly onApply: (apply: (form: PostForm) => PostForm) => void;
}

/** What the rules say of the posting while it is written, with the lawful way out as a button. */
export function Findings({ preview, busy, error, missing, form, poster, onApply }: Props) {
  const words = useWords();
  const saying = useSaying();
  const found = preview ? ORDER.flatMap((severity) => preview.findings.filter((one) => one.severity === severity)) : [];
  const blocks = found.filter(({ severity }) => severity === 'block').length;
  const warns = found.filter(({ severity }) => severity === 'warn').length;
  return (
    <section className="panel stack" id="findings" tabIndex={-1}>
      <h2 className="row">
        {words.post.findings}
        {busy && <Spin size="small" aria-label={words.post.checking} />}
      </h2>
      {missing.length > 0 && (
        <p className="quiet">
          {words.post.fillFirst(missing.map((name) => words.post.missing[name]).join(words.listSign))}
        </p>
      )}
      {error !== null && error !== undefined && <p className="field-error">{saying(sentenceOf(error))}</p>}
      {preview && missing.length === 0 && (
        <p role="status">
          {blocks > 0 ? (
            <Mark tone="bad">{words.post.blocks(blocks)}</Mark>
          ) : preview.review ? (
            <Mark tone="wait">{words.post.review}</Mark>
          ) : warns > 0 ? (
            <Mark tone="wait">{words.post.warns(warns)}</Mark>
          ) : (
            <Mark tone="good">{words.post.fine}</Mark>
          )}
        </p>
      )}
      {preview && (
        <FindingList
          findings={found}
          wayOf={(finding) =>
            waysOut(finding, form, poster, words.ways).map(({ label, apply }) => (
              <Button key={label} size="small" type="primary" ghost onClick={() => onApply(apply)}>
                {label}
              </Button>
            ))
          }
        />
      )}
    </section>
  );
}

/** Findings with their basis and the way out. @param wayOf buttons that take a way out, where there are some */
export function FindingList({
  findings,
  wayOf,
}: {
  findings: readonly Finding[];
  wayOf?: (finding: Finding) => ReactNode[];
}) {
  const words = useWords();
  const saying = useSaying();
  return (
    <ul className="findings">
      {findings.map((finding) => {
        const { ruleId, key, severity, review, sentence, wayOut, basis } = finding;
        const ways = wayOf?.(finding) ?? [];
        return (
          <li key={`${ruleId}-${key}`} className={`finding finding-${severity}`}>
            <p>
              <Mark tone={TONES[severity]}>{words.finding[severity]}</Mark>{' '}
              {review && <Mark tone="wait">{words.finding.review}</Mark>} {saying(sentence)}
            </p>
            {severity !== 'info' && (
              <p>
                <strong>{words.finding.wayOut}</strong> {saying(wayOut)}
              </p>
            )}
            {ways.length > 0 && <div className="row">{ways}</div>}
            <small>
              {basis.kind === 'law' && `${words.finding.basis} · `}
              {saying(basis)}
            </small>
          </li>
        );
      })}
    </ul>
  );
}

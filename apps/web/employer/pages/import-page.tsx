import { Alert, Button, Checkbox, Progress, Segmented, Table, Upload } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { answered } from '../../shared/api/api-client';
import { Refusal, sentenceOf, Unreachable, type Sentence } from '../../shared/api/refusal';
import { idempotencyKey } from '../../shared/api/idempotency-key';
import { Link } from '../../shared/router/link';
import { csvOf } from '../data/csv';
import { download } from '../data/download';
import { outdatePostings } from '../data/postings';
import { useMay } from '../data/session';
import { api, fileApi, type Schemas } from '../service';
import { asCards } from '../ui/as-cards';
import { Mark } from '../ui/mark';
import { PageHead } from '../ui/page-head';
import { useSaying, useWords } from '../words/words';

type Report = Schemas['PostingImport'];

/** A line of what became of a file: a row of postings, or a fault of a cell. */
interface Line {
  readonly key: string;
  readonly row: number;
  readonly column: string | null;
  readonly value: string;
  readonly good: boolean;
  readonly told: string;
  readonly postingId: string | null;
}

/** Postings from a spreadsheet: a look without writing first, then the writing, with an answer for each row. */
export function ImportPage() {
  const words = useWords();
  const saying = useSaying();
  const may = useMay();
  const [file, setFile] = useState<File | null>(null);
  const [stage, setStage] = useState<'none' | 'checking' | 'checked' | 'writing' | 'written'>('none');
  const [report, setReport] = useState<Report | null>(null);
  const [refused, setRefused] = useState<Sentence | null>(null);
  const [publish, setPublish] = useState(may('postings.publish'));
  const running = useRef<Attempt | null>(null);
  const [stopping, setStopping] = useState(false);

  const send = async (chosen: File, dryRun: boolean): Promise<void> => {
    const attempt: Attempt = { id: idempotencyKey(), abort: new AbortController(), dryRun };
    running.current = attempt;
    setRefused(null);
    setStopping(false);
    setStage(dryRun ? 'checking' : 'writing');
    try {
      const answer = await upload(chosen, publish, attempt);
      if (running.current !== attempt) return;
      setReport(answer);
      setStage(dryRun ? 'checked' : 'written');
    } catch (error) {
      if (running.current !== attempt) return;
      setStage(dryRun || report === null ? 'none' : 'checked');
      if (!attempt.abort.signal.aborted) setRefused(sentenceOf(error));
      if (!(error instanceof Refusal) && !(error instanceof Unreachable) && !attempt.abort.signal.aborted) throw error;
    } finally {
      // Whatever came of it, some of it may be written.
      if (!dryRun) outdatePostings();
    }
  };
  const stop = (): void => {
    const attempt = running.current;
    if (attempt === null) return;
    const asked = answered(
      api.POST('/api/postings/imports/{id}/stop', { params: { path: { id: attempt.id } }, body: { stop: true } }),
    );
    const giveUp = (): void => {
      attempt.abort.abort();
      if (running.current !== attempt) return;
      running.current = null;
      setStage(attempt.dryRun || report === null ? 'none' : 'checked');
    };
    // Of a check nothing is kept. What was written until it stopped is in the answer, which comes in a moment.
    if (attempt.dryRun) giveUp();
    else setStopping(true);
    asked.catch(giveUp);
  };
  const busy = stage === 'checking' || stage === 'writing';
  return (
    <>
      <PageHead title={words.menu.import} lead={words.imports.lead}>
        {(['xlsx', 'csv'] as const).map((format) => (
          <a key={format} className="as-button" href={`/api/postings/imports/template?format=${format}`}>
            {words.imports.templates[format]}
          </a>
        ))}
      </PageHead>
      <section className="panel stack">
        <Upload.Dragger
          accept=".csv,.xlsx,.xls,.txt"
          maxCount={1}
          showUploadList={false}
          disabled={busy}
          beforeUpload={(chosen) => {
            setFile(chosen);
            setReport(null);
            void send(chosen, true);
            return false;
          }}
        >
          <p>
            <strong>{file ? words.imports.another : words.imports.drop}</strong>
          </p>
          <p className="quiet">{words.imports.kinds}</p>
        </Upload.Dragger>
        {busy && running.current && (
          <Steps
            key={running.current.id}
            id={running.current.id}
            told={
              stopping
                ? words.imports.stopping
                : stage === 'checking'
                  ? words.imports.checking(file?.name ?? '')
                  : words.imports.writing
            }
          >
            <Button onClick={stop} disabled={stopping}>
              {words.cancel}
            </Button>
          </Steps>
        )}
        {refused && (
          <Alert type="error" showIcon title={saying(refused)} description={words.imports.refusedHint} role="alert" />
        )}
      </section>
      {!report && !busy && (
        <section className="panel stack">
          <h2>{words.imports.howTitle}</h2>
          <ol className="steps">
            {[words.imports.how1, words.imports.how2, words.imports.how3].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="quiet">{words.imports.needed}</p>
        </section>
      )}
      {report && !busy && (
        <Result report={report} written={stage === 'written'}>
          {stage === 'checked' && file && (
            <>
              {may('postings.publish') && (
                <Checkbox checked={publish} onChange={({ target }) => setPublish(target.checked)}>
                  {words.imports.publish}
                </Checkbox>
              )}
              <Button type="primary" disabled={goodRows(report) === 0} onClick={() => void send(file, false)}>
                {words.imports.run(goodRows(report))}
              </Button>
            </>
          )}
          {stage === 'written' && (
            <Link href="/postings" className="as-button primary">
              {words.imports.toPostings}
            </Link>
          )}
        </Result>
      )}
    </>
  );
}

/** One sending of a file. */
interface Attempt {
  readonly id: string;
  readonly abort: AbortController;
  readonly dryRun: boolean;
}

/** A look so often how far it is. */
const LOOK_MS = 500;

/** How far an import is, and the way out of it. */
function Steps({ id, told, children }: { id: string; told: string; children: ReactNode }) {
  const words = useWords();
  const steps = useQuery({
    queryKey: ['import-steps', id],
    refetchInterval: LOOK_MS,
    gcTime: 0,
    retry: false,
    queryFn: () => answered(api.GET('/api/postings/imports/{id}', { params: { path: { id } } })),
  });
  const { done = 0, total = 0 } = steps.data ?? {};
  return (
    <div className="stack">
      <p role="status">{told}</p>
      <Progress
        percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
        status="active"
        aria-label={words.imports.progress}
      />
      <div className="row">
        {children}
        <span className="quiet">{total === 0 ? words.imports.reading : words.imports.steps(done, total)}</span>
      </div>
    </div>
  );
}

const goodRows = ({ rows }: Report): number => rows.filter(({ result }) => result !== 'refused').length;

function Result({ report, written, children }: { report: Report; written: boolean; children: ReactNode }) {
  const words = useWords();
  const saying = useSaying();
  const [show, setShow] = useState<'faults' | 'all'>('faults');
  const lines = linesOf(report, saying, words.imports);
  const faults = lines.filter(({ good }) => !good);
  const good = goodRows(report);
  const shown = show === 'faults' && faults.length > 0 ? faults : lines;
  const columns = [
    words.imports.columns.row,
    words.imports.columns.column,
    words.imports.columns.value,
    words.imports.columns.told,
  ];
  return (
    <section className="panel stack">
      <h2>{written ? words.imports.writtenTitle : words.imports.checkedTitle}</h2>
      <p className="row" role="status">
        <Mark tone={good > 0 ? 'good' : 'plain'}>
          {written ? words.imports.written(good) : words.imports.good(good)}
        </Mark>
        {faults.length > 0 && <Mark tone="bad">{words.imports.faults(faults.length)}</Mark>}
        {report.leftRows > 0 && <Mark tone="wait">{words.imports.left(report.leftRows)}</Mark>}
        {report.ignoredColumns.length > 0 && (
          <span className="quiet">{words.imports.ignored(report.ignoredColumns.join(words.listSign))}</span>
        )}
      </p>
      <div className="row">{children}</div>
      {faults.length > 0 && (
        <div className="row">
          <Segmented
            aria-label={words.imports.show}
            value={show}
            onChange={(chosen: 'faults' | 'all') => setShow(chosen)}
            options={[
              { value: 'faults', label: words.imports.onlyFaults },
              { value: 'all', label: words.all },
            ]}
          />
          <Button
            onClick={() =>
              download(
                words.imports.faultsName,
                csvOf([columns, ...faults.map(({ row, column, value, told }) => [row, column, value, told])]),
              )
            }
          >
            {words.imports.saveFaults}
          </Button>
        </div>
      )}
      <Table<Line>
        rowKey="key"
        size="small"
        dataSource={shown}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 640 }}
        className="as-cards"
        columns={asCards<Line>([
          { title: columns[0], dataIndex: 'row', width: 80 },
          { title: columns[1], dataIndex: 'column', width: 140, render: (column: string | null) => column ?? '—' },
          { title: columns[2], dataIndex: 'value', width: 160, ellipsis: true },
          {
            title: columns[3],
            render: (_, { good: fine, told, postingId }) => (
              <>
                <Mark tone={fine ? 'good' : 'bad'}>{fine ? words.imports.ok : words.imports.fault}</Mark> {told}{' '}
                {postingId && <Link href={`/postings/${postingId}`}>{words.shift.posting}</Link>}
              </>
            ),
          },
        ])}
      />
    </section>
  );
}

type Said = (sentence: Sentence) => string;

function linesOf(report: Report, saying: Said, words: ReturnType<typeof useWords>['imports']): Line[] {
  const problems = report.problems.map(({ row, column, reason, value }, n): Line => {
    return { key: `problem-${n}`, row, column, value, good: false, told: saying(reason), postingId: null };
  });
  const rows = report.rows.map(({ row, reference, result, reason, findings, notes, postingId, state }, n): Line => {
    const blocks = findings.filter(({ severity }) => severity === 'block');
    const told =
      result === 'refused'
        ? [reason && saying(reason), ...blocks.map(({ sentence, wayOut }) => `${saying(sentence)}${saying(wayOut)}`)]
        : [
            state === null
              ? words.canBe
              : words.became[state === 'published' || state === 'in_review' ? state : 'draft'],
            ...notes.map((note) => saying(note)),
          ];
    const column = result === 'refused' && blocks.length > 0 ? words.ruleColumn : null;
    return {
      key: `row-${n}`,
      row,
      column,
      value: reference ?? '',
      good: result !== 'refused',
      told: told.filter(Boolean).join(' '),
      postingId,
    };
  });
  return [...problems, ...rows].sort((a, b) => a.row - b.row);
}

async function upload(file: File, publish: boolean, { id, dryRun, abort }: Attempt): Promise<Report> {
  const form = new FormData();
  form.append('file', file);
  const asked = fileApi.POST('/api/postings/imports', {
    params: { query: { dryRun: String(dryRun), publish: String(publish), progressId: id } as never },
    body: form as never,
    bodySerializer: (body: unknown) => body as FormData,
    headers: { 'idempotency-key': idempotencyKey() },
    signal: abort.signal,
  });
  return answered(asked as Promise<{ data?: Report; error?: unknown; response: Response }>);
}

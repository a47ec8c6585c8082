import { Alert, Button, Checkbox, Segmented, Spin, Table, Upload } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { answered } from '../../shared/api/api-client';
import { Refusal, sentenceOf, Unreachable, type Sentence } from '../../shared/api/refusal';
import { idempotencyKey } from '../../shared/api/idempotency-key';
import { Link } from '../../shared/router/link';
import { csvOf, download } from '../data/csv';
import { outdatePostings, useSites } from '../data/postings';
import { useMay, useOrganisation } from '../data/session';
import { fileApi, clock, type Schemas } from '../service';
import { Mark } from '../ui/mark';
import { PageHead } from '../ui/page-head';
import { regionName } from '../ui/region-picker';
import { useSaying, useWords } from '../words/words';
import { templateRows } from './template-rows';

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
  const organisation = useOrganisation();
  const sites = useSites();
  const [file, setFile] = useState<File | null>(null);
  const [stage, setStage] = useState<'none' | 'checking' | 'checked' | 'writing' | 'written'>('none');
  const [report, setReport] = useState<Report | null>(null);
  const [refused, setRefused] = useState<Sentence | null>(null);
  const [publish, setPublish] = useState(may('postings.publish'));
  const running = useRef<AbortController | null>(null);

  const send = async (chosen: File, dryRun: boolean): Promise<void> => {
    const attempt = new AbortController();
    running.current = attempt;
    setRefused(null);
    setStage(dryRun ? 'checking' : 'writing');
    try {
      const answer = await upload(chosen, dryRun, publish, attempt.signal);
      if (running.current !== attempt) return;
      setReport(answer);
      setStage(dryRun ? 'checked' : 'written');
      if (!dryRun) outdatePostings();
    } catch (error) {
      if (running.current !== attempt) return;
      setStage(dryRun || report === null ? 'none' : 'checked');
      if (!attempt.signal.aborted) setRefused(sentenceOf(error));
      if (!(error instanceof Refusal) && !(error instanceof Unreachable) && !attempt.signal.aborted) throw error;
    }
  };
  const stop = (): void => {
    running.current?.abort();
    running.current = null;
    setStage(report === null ? 'none' : 'checked');
  };
  const busy = stage === 'checking' || stage === 'writing';
  const template = (): void => {
    const site = sites.data?.find(({ active }) => active) ?? null;
    const rows = templateRows({
      organisation: organisation.data ?? null,
      site: site && {
        ...site,
        city: regionName(site.regionCode.slice(0, 4)),
        county: regionName(site.regionCode).slice(regionName(site.regionCode.slice(0, 4)).length),
      },
      now: clock.now(),
    });
    download(words.imports.templateName, csvOf(rows));
  };
  return (
    <>
      <PageHead title={words.menu.import} lead={words.imports.lead}>
        <Button onClick={template}>{words.imports.template}</Button>
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
        {busy && (
          <div className="row" role="status">
            <Spin size="small" />{' '}
            {stage === 'checking' ? words.imports.checking(file?.name ?? '') : words.imports.writing}
            <Button onClick={stop}>{words.cancel}</Button>
          </div>
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
        {report.ignoredColumns.length > 0 && (
          <span className="quiet">{words.imports.ignored(report.ignoredColumns.join('、'))}</span>
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
        columns={[
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
        ]}
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

async function upload(file: File, dryRun: boolean, publish: boolean, signal: AbortSignal): Promise<Report> {
  const form = new FormData();
  form.append('file', file);
  const asked = fileApi.POST('/api/postings/imports', {
    params: { query: { dryRun: String(dryRun), publish: String(publish) } as never },
    body: form as never,
    bodySerializer: (body: unknown) => body as FormData,
    headers: { 'idempotency-key': idempotencyKey() },
    signal,
  });
  return answered(asked as Promise<{ data?: Report; error?: unknown; response: Response }>);
}

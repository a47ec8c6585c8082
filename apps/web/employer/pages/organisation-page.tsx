import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { answered } from '../../shared/api/api-client';
import { date } from '../../shared/format/time';
import { instantOf } from '../data/local-days';
import { useSites, type Site } from '../data/postings';
import { useMay, useOrganisation, type Organisation } from '../data/session';
import { useAct } from '../data/use-act';
import { api, clock, queries } from '../service';
import { ConfirmButton } from '../ui/confirm-button';
import { Dialog } from '../ui/dialog';
import { DateInput } from '../ui/date-input';
import { Field } from '../ui/field';
import { Mark } from '../ui/mark';
import { PageHead } from '../ui/page-head';
import { regionName } from '../ui/region-picker';
import { Asked, Nothing } from '../ui/states';
import { useLanguage, useSaying, useWords } from '../words/words';
import { SiteForm } from './site-form';
import { IntroductionForm, type Introduction } from './start/introduction-form';
import { STATE_TONES, VerificationTold } from './start/verification';

/** The organisation itself, its licence, and the places where it lets people work. */
export function OrganisationPage() {
  const words = useWords();
  const organisation = useOrganisation();
  return (
    <>
      <PageHead title={words.menu.organisation} />
      <Asked query={organisation}>
        {(own) => (
          <>
            <VerificationTold organisation={own} />
            <div className="columns">
              <Sites />
              <div className="stack">
                <Profile own={own} />
                {own.kind === 'agent' && <Licence own={own} />}
              </div>
            </div>
          </>
        )}
      </Asked>
    </>
  );
}

function Profile({ own }: { own: Organisation }) {
  const words = useWords();
  const language = useLanguage();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const edit = useAct((body: Introduction, headers) => answered(api.PATCH('/api/organisation', { body, headers })), {
    done: words.saved,
    quiet: true,
    then: (answer) => {
      queries.setQueryData(['organisation'], answer);
      void queries.invalidateQueries({ queryKey: ['organisations'] });
      setEditing(false);
    },
  });
  const facts = [
    [words.introduction.name, own.name],
    [words.introduction.kind, words.introduction.kinds[own.kind]],
    [words.introduction.creditCode, own.creditCode],
    [words.introduction.region, regionName(own.regionCode)],
    [words.organisation.registered, date(own.registeredAt, clock.now(), language)],
    [words.organisation.judged, own.judgedAt && date(own.judgedAt, clock.now(), language)],
    [words.organisation.recheck, own.recheckDueOn && date(instantOf(own.recheckDueOn), clock.now(), language)],
  ] as const;
  return (
    <section className="panel">
      <h2 className="row">
        {words.organisation.profile} <Mark tone={STATE_TONES[own.state]}>{words.verification.states[own.state]}</Mark>
      </h2>
      <dl className="told-facts">
        {facts.flatMap(([name, told]) =>
          told ? [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{told}</dd>] : [],
        )}
      </dl>
      {may('organisation.edit') && (
        <p className="after">
          <Button onClick={() => setEditing(true)}>{words.organisation.correct}</Button>
        </p>
      )}
      {editing && (
        <Dialog footer={null} title={words.organisation.correct} onCancel={() => setEditing(false)}>
          <Alert type="warning" showIcon title={words.organisation.correctHint} style={{ marginBottom: 12 }} />
          <IntroductionForm
            given={own}
            busy={edit.busy}
            refused={edit.refused}
            submit={words.save}
            onSubmit={(body) => void edit.run(body)}
          />
        </Dialog>
      )}
    </section>
  );
}

function Licence({ own }: { own: Organisation }) {
  const words = useWords();
  const saying = useSaying();
  const may = useMay();
  const [number, setNumber] = useState(own.licence?.number ?? '');
  const [validFrom, setFrom] = useState(own.licence?.validFrom ?? '');
  const [validTo, setTo] = useState(own.licence?.validTo ?? '');
  const state = useAct(
    (body: { number: string; validFrom: string; validTo: string | null }, headers) =>
      answered(api.PUT('/api/organisation/licence', { body, headers })),
    { done: words.saved, quiet: true, then: (answer) => queries.setQueryData(['organisation'], answer) },
  );
  return (
    <section className="panel form">
      <h2>{words.organisation.licence}</h2>
      <Field id="licence-number" label={words.organisation.licenceNumber}>
        <Input value={number} maxLength={80} onChange={({ target }) => setNumber(target.value)} />
      </Field>
      <div className="two">
        <Field id="licence-from" label={words.organisation.licenceFrom}>
          <DateInput value={validFrom} onDate={setFrom} />
        </Field>
        <Field id="licence-to" label={words.organisation.licenceTo} hint={words.organisation.licenceToHint}>
          <DateInput value={validTo} onDate={setTo} />
        </Field>
      </div>
      {state.refused && <Alert type="error" showIcon title={saying(state.refused)} role="alert" />}
      {may('organisation.edit') && (
        <div>
          <Button
            type="primary"
            loading={state.busy}
            disabled={number.trim().length < 4 || validFrom === ''}
            onClick={() => void state.run({ number: number.trim(), validFrom, validTo: validTo || null })}
          >
            {words.save}
          </Button>
        </div>
      )}
    </section>
  );
}

function Sites() {
  const words = useWords();
  const may = useMay();
  const sites = useSites();
  const [open, setOpen] = useState<'new' | Site | null>(null);
  const archive = useAct(
    async (id: string, headers) => {
      await answered(api.DELETE('/api/sites/{id}', { params: { path: { id } }, headers }));
    },
    { done: words.organisation.archived, then: () => void sites.refetch() },
  );
  return (
    <section className="panel">
      <div className="row spread">
        <h2>{words.organisation.sites}</h2>
        {may('sites.manage') && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {words.organisation.addSite}
          </Button>
        )}
      </div>
      <Asked query={sites}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={words.organisation.noSites} text={words.organisation.noSitesText} />
          ) : (
            <ul className="rows">
              {items.map((site) => (
                <li key={site.siteId}>
                  <div className="grow">
                    <strong>{site.name}</strong>{' '}
                    {!site.active && <Mark tone="plain">{words.organisation.inactive}</Mark>}
                    <p className="quiet">
                      {regionName(site.regionCode)} · {site.address}
                    </p>
                  </div>
                  {may('sites.manage') && site.active && (
                    <span className="row">
                      <Button size="small" onClick={() => setOpen(site)}>
                        {words.edit}
                        <span className="hidden">{site.name}</span>
                      </Button>
                      <ConfirmButton
                        size="small"
                        type="text"
                        danger
                        ask={words.organisation.archiveAsk}
                        confirm={words.organisation.archive}
                        onConfirm={() => void archive.run(site.siteId)}
                      >
                        {words.organisation.archive}
                        <span className="hidden">{site.name}</span>
                      </ConfirmButton>
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      {open !== null && (
        <SiteForm
          site={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            void sites.refetch();
          }}
        />
      )}
    </section>
  );
}

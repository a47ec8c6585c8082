import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { answered } from '../../../shared/api/api-client';
import { moment } from '../../../shared/format/time';
import { useAct } from '../../data/use-act';
import { api, clock, session } from '../../service';
import { useLanguage, useWords } from '../../words/words';
import { IntroductionForm, type Introduction } from './introduction-form';

/** Somebody who is of no organisation yet: invitations that wait, and registering one of one's own. */
export function Start() {
  const words = useWords();
  const language = useLanguage();
  const invitations = useQuery({
    queryKey: ['invitations'],
    queryFn: async () => (await answered(api.GET('/api/invitations'))).items,
  });
  const answer = useAct(
    async ({ id, how }: { id: string; how: 'acceptance' | 'refusal' }, headers) => {
      const asked = { params: { path: { id } }, headers };
      if (how === 'acceptance') await answered(api.POST('/api/invitations/{id}/acceptance', asked));
      else await answered(api.POST('/api/invitations/{id}/refusal', asked));
    },
    { then: (_done, { how }) => (how === 'acceptance' ? location.assign('/') : void invitations.refetch()) },
  );
  const register = useAct((body: Introduction, headers) => send(body, headers), {
    quiet: true,
    // The socket of before acts for nobody.
    then: () => location.assign('/'),
  });
  const leave = useAct(() => answered(api.DELETE('/api/session')), { then: () => session.ended() });
  return (
    <main className="alone wide" id="content">
      {(invitations.data?.length ?? 0) > 0 && (
        <section className="panel">
          <h2>{words.start.invited}</h2>
          <ul className="choices">
            {invitations.data!.map(({ invitationId: id, employerName, role, expiresAt }) => (
              <li key={id} className="row spread">
                <span>
                  <strong>{employerName}</strong>
                  <br />
                  <span className="quiet">
                    {words.start.invitedAs(words.roles[role], moment(expiresAt, clock.now(), language))}
                  </span>
                </span>
                <span className="row">
                  <Button disabled={answer.busy} onClick={() => void answer.run({ id, how: 'refusal' })}>
                    {words.start.decline}
                  </Button>
                  <Button
                    type="primary"
                    disabled={answer.busy}
                    onClick={() => void answer.run({ id, how: 'acceptance' })}
                  >
                    {words.start.join}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="brand">
        <i aria-hidden="true">桂</i>
        <strong>{words.name}</strong>
        <span>{words.side}</span>
      </p>
      <section className="panel">
        <h1>{words.start.title}</h1>
        <p className="quiet">{words.start.lead}</p>
        <ol className="steps">
          {[words.start.step1, words.start.step2, words.start.step3].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <IntroductionForm
          busy={register.busy}
          refused={register.refused}
          submit={words.start.register}
          onSubmit={(body) => void register.run(body)}
        />
        <p className="row spread after">
          <span className="quiet">{words.start.invitedHint}</span>
          <Button type="link" onClick={() => void leave.run(undefined)}>
            {words.signOut}
          </Button>
        </p>
      </section>
    </main>
  );
}

async function send(body: Introduction, headers: { 'idempotency-key': string }): Promise<void> {
  const { employerId } = await answered(api.POST('/api/organisation', { body, headers }));
  // A session from before the registration acts for nobody yet.
  await answered(api.PUT('/api/session/employer', { body: { employerId } }));
}

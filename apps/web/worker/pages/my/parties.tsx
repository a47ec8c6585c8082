import { useEffect, useState, type FormEvent } from 'react';
import { answered } from '../../../shared/api/api-client';
import { changeQuery, place } from '../../../shared/router/navigation';
import { useStore } from '../../../shared/state/store';
import { useAnswer } from '../../data/answers';
import { handOver } from '../../data/device';
import { api, session, type Schemas } from '../../service';
import { Page } from '../../ui/frame';
import { Sheet } from '../../ui/sheet';
import { Empty, Shown } from '../../ui/states';
import { say } from '../../ui/toast';
import { useWords } from '../../words/words';
import { useSaving } from '../edit-profile';
import { GONE, PartySettings } from './party-settings';

type Party = Schemas['Party'];

/** Couples and crews (结伴 / 班组): made, joined by a link, agreed to, left. */
export function Parties() {
  const words = useWords();
  const parties = useAnswer('parties', () => answered(api.GET('/api/parties', { params: { query: { limit: 50 } } })));
  const { busy, error, save } = useSaving();
  const make = (kind: 'couple' | 'crew') =>
    save(() => answered(api.POST('/api/parties', { body: { kind, statedMinimum: null, invite: [] } })));
  return (
    <Page title={words.parties.title} from="/me">
      <p className="told" style={{ marginBottom: 12 }}>
        {words.parties.lead}
      </p>
      {error && (
        <p className="told bad" role="alert" style={{ marginBottom: 12 }}>
          {error}
        </p>
      )}
      <Join />
      <Shown asked={parties}>
        {({ items }) => {
          const live = items.filter(({ state, mine }) => state === 'active' && !GONE.has(mine));
          return (
            <>
              {live.length === 0 && <Empty icon="people" title={words.parties.empty} />}
              {live.map((party) => (
                <PartyCard key={party.partyId} party={party} />
              ))}
              <div className="answers even">
                <button className="button plain" disabled={busy} onClick={() => void make('couple')}>
                  {words.parties.makeCouple}
                </button>
                <button className="button plain" disabled={busy} onClick={() => void make('crew')}>
                  {words.parties.makeCrew}
                </button>
              </div>
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

/** By the link that somebody sent, or by its code. */
function Join() {
  const words = useWords();
  const { query } = useStore(place);
  const { busy, error, save } = useSaving();
  const [code, setCode] = useState(query.get('code') ?? '');
  const [open, setOpen] = useState(query.has('code'));
  useEffect(() => {
    // The code opens a party: it does not stay in the address.
    if (query.has('code')) changeQuery({ code: null });
  }, []);
  const join = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { code: code.trim() };
    if (await save(() => answered(api.POST('/api/parties/memberships', { body })), words.parties.joined)) {
      setOpen(false);
      setCode('');
    }
  };
  if (!open) {
    return (
      <button className="button plain" style={{ marginBottom: 12 }} onClick={() => setOpen(true)}>
        {words.parties.join}
      </button>
    );
  }
  return (
    <form className="card stack" onSubmit={(event) => void join(event)}>
      <label className="field">
        <span>{words.parties.code}</span>
        <input
          className="input"
          maxLength={100}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      </label>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      <button className="button" disabled={busy || code.trim() === ''}>
        {words.parties.joinDo}
      </button>
    </form>
  );
}

function PartyCard({ party }: { party: Party }) {
  const words = useWords();
  const { busy, error, save } = useSaving();
  const [link, setLink] = useState<Schemas['PartyLink'] | null>(null);
  const [leaving, setLeaving] = useState(false);
  const [managing, setManaging] = useState(false);
  const me = session.accountId;
  const leads = party.leaderId === me;
  const path = { params: { path: { id: party.partyId } } };
  const nameOf = ({ workerId }: Party['members'][number]): string =>
    workerId === me
      ? words.parties.me
      : words.parties.member(party.members.findIndex((member) => member.workerId === workerId) + 1);
  const asked = party.mine === 'invited' || party.mine === 'lapsed';
  const invite = () => save(async () => setLink(await answered(api.POST('/api/parties/{id}/links', path))), '');
  const consent = () => save(() => answered(api.POST('/api/parties/{id}/consent', path)), words.parties.joined);
  const refuse = () => save(() => answered(api.DELETE('/api/parties/{id}/invitations/mine', path)));
  const leave = () => {
    setLeaving(false);
    return save(() =>
      answered(leads ? api.DELETE('/api/parties/{id}', path) : api.DELETE('/api/parties/{id}/membership', path)),
    );
  };
  return (
    <section className="card stack">
      <div className="row">
        <h2>{words.parties.kinds[party.kind]}</h2>
        <span className={`chip ${party.ready ? '' : 'warn'}`}>
          {party.ready ? words.parties.ready : words.parties.notReady}
        </span>
      </div>
      {party.kind === 'crew' && <p className="soft">{words.parties.minimum(party.minimum)}</p>}
      <ul className="chips">
        {party.members
          .filter(({ state }) => !GONE.has(state))
          .map((member) => (
            <li key={member.workerId} className={`chip ${member.state === 'consented' ? '' : 'plain'}`}>
              {nameOf(member)}
              {member.leads && ` · ${words.parties.leader}`}
              {member.answers && !member.leads && ` · ${words.parties.answers}`} · {words.parties.states[member.state]}
            </li>
          ))}
      </ul>
      {error && (
        <p className="told bad" role="alert">
          {error}
        </p>
      )}
      {asked && (
        <div className="answers">
          <button className="button plain" disabled={busy} onClick={() => void refuse()}>
            {words.parties.declineInvite}
          </button>
          <button className="button" disabled={busy} onClick={() => void consent()}>
            {words.parties.consent}
          </button>
        </div>
      )}
      {!asked && (
        <div className="row">
          {leads && (
            <button className="button short" disabled={busy} onClick={() => void invite()}>
              {words.parties.invite}
            </button>
          )}
          {leads && (
            <button className="button plain short" onClick={() => setManaging(true)}>
              {words.parties.manage}
            </button>
          )}
          <button className="button plain short" disabled={busy} onClick={() => setLeaving(true)}>
            {leads ? words.parties.dissolve : words.parties.leave}
          </button>
        </div>
      )}
      {managing && <PartySettings party={party} nameOf={nameOf} onClose={() => setManaging(false)} />}
      {link && <Invitation link={link} onClose={() => setLink(null)} />}
      {leaving && (
        <Sheet title={leads ? words.parties.dissolveTitle : words.parties.leaveTitle} onClose={() => setLeaving(false)}>
          <button className="button grave" onClick={() => void leave()}>
            {leads ? words.parties.dissolve : words.parties.leave}
          </button>
        </Sheet>
      )}
    </section>
  );
}

function Invitation({ link, onClose }: { link: Schemas['PartyLink']; onClose: () => void }) {
  const words = useWords();
  const address = `${location.origin}/me/parties?code=${encodeURIComponent(link.code)}`;
  const hand = async (): Promise<void> => {
    const how = await handOver(words.parties.title, address);
    if (how === 'copied') say(words.parties.copied);
  };
  return (
    <Sheet title={words.parties.invite} onClose={onClose}>
      <p className="soft">{words.parties.inviteLead}</p>
      <p className="told small">{address}</p>
      <button className="button" onClick={() => void hand()}>
        {words.parties.copy}
      </button>
    </Sheet>
  );
}

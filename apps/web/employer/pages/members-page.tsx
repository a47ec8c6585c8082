import { Button, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '../../shared/api/api-client';
import { date, moment } from '../../shared/format/time';
import { useSession } from '../data/session';
import { useAct } from '../data/use-act';
import { api, clock, queries, type Schemas } from '../service';
import { ConfirmButton } from '../ui/confirm-button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { PageHead } from '../ui/page-head';
import { Asked } from '../ui/states';
import { useLanguage, useSaying, useWords } from '../words/words';

type Members = Schemas['Members'];
type Role = Members['items'][number]['role'];
const ROLES: readonly Role[] = ['owner', 'manager', 'foreman', 'viewer'];

const outdate = (): void => void queries.invalidateQueries({ queryKey: ['members'] });

/** Who acts for the organisation, in which role, and who was invited. */
export function MembersPage() {
  const words = useWords();
  const [inviting, setInviting] = useState(false);
  const members = useQuery({ queryKey: ['members'], queryFn: () => answered(api.GET('/api/members')) });
  return (
    <>
      <PageHead title={words.menu.members} lead={words.members.lead}>
        <Button type="primary" onClick={() => setInviting(true)}>
          {words.members.invite}
        </Button>
      </PageHead>
      {inviting && <Invite onClose={() => setInviting(false)} />}
      <Asked query={members}>
        {({ items, invitations }) => (
          <>
            <section className="panel">
              <h2>{words.members.members(items.length)}</h2>
              <ul className="rows">
                {items.map((one) => (
                  <Member key={one.accountId} member={one} />
                ))}
              </ul>
            </section>
            {invitations.length > 0 && <Invitations invitations={invitations} />}
          </>
        )}
      </Asked>
      <section className="panel">
        <h2>{words.members.whatRoles}</h2>
        <dl className="told-facts">
          {ROLES.flatMap((role) => [
            <dt key={`${role}-name`}>{words.roles[role]}</dt>,
            <dd key={role}>{words.members.roleTexts[role]}</dd>,
          ])}
        </dl>
      </section>
    </>
  );
}

function Member({ member }: { member: Members['items'][number] }) {
  const words = useWords();
  const language = useLanguage();
  const session = useSession();
  const { accountId, role, since, name, phone } = member;
  const own = accountId === session.accountId;
  const change = useAct(
    async (wanted: Role, headers) => {
      await answered(
        api.PUT('/api/members/{id}/role', { params: { path: { id: accountId } }, body: { role: wanted }, headers }),
      );
    },
    { done: words.saved, then: outdate },
  );
  const remove = useAct(
    async (_: null, headers) => {
      await answered(api.DELETE('/api/members/{id}', { params: { path: { id: accountId } }, headers }));
    },
    { done: words.members.removed, then: outdate },
  );
  return (
    <li>
      <div className="grow">
        <strong>{name ?? phone}</strong> {own && <span className="quiet">{words.members.you}</span>}
        <p className="quiet">
          {phone} · {words.members.since(date(since, clock.now(), language))}
        </p>
      </div>
      <span className="row">
        <Select
          aria-label={words.members.roleOf(name ?? phone ?? '')}
          value={role}
          disabled={own || change.busy}
          style={{ minWidth: 130 }}
          options={ROLES.map((value) => ({ value, label: words.roles[value] }))}
          onChange={(wanted) => void change.run(wanted)}
        />
        {!own && (
          <ConfirmButton
            danger
            type="text"
            ask={words.members.removeAsk(name ?? phone ?? '')}
            confirm={words.remove}
            onConfirm={() => void remove.run(null)}
          >
            {words.remove}
            <span className="hidden">{name}</span>
          </ConfirmButton>
        )}
      </span>
    </li>
  );
}

function Invitations({ invitations }: { invitations: Members['invitations'] }) {
  const words = useWords();
  const language = useLanguage();
  const withdraw = useAct(
    async (id: string, headers) => {
      await answered(api.DELETE('/api/members/invitations/{id}', { params: { path: { id } }, headers }));
    },
    { done: words.members.withdrawn, then: outdate },
  );
  return (
    <section className="panel">
      <h2>{words.members.invitations}</h2>
      <ul className="rows">
        {invitations.map(({ invitationId, phone, role, expiresAt }) => (
          <li key={invitationId}>
            <div className="grow">
              <strong>{phone}</strong> · {words.roles[role]}
              <p className="quiet">{words.members.goodUntil(moment(expiresAt, clock.now(), language))}</p>
            </div>
            <Button size="small" disabled={withdraw.busy} onClick={() => void withdraw.run(invitationId)}>
              {words.members.withdraw}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Invite({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const saying = useSaying();
  const [phone, setPhone] = useState('');
  const [role, setRole] = useState<Role>('foreman');
  const invite = useAct(
    (body: { phone: string; role: Role }, headers) => answered(api.POST('/api/members/invitations', { body, headers })),
    {
      done: words.members.invited,
      quiet: true,
      then: () => {
        outdate();
        onClose();
      },
    },
  );
  return (
    <Dialog
      title={words.members.invite}
      okText={words.members.inviteDo}
      cancelText={words.cancel}
      okButtonProps={{ disabled: phone.trim() === '' }}
      confirmLoading={invite.busy}
      onOk={() => void invite.run({ phone: phone.trim(), role })}
      onCancel={onClose}
    >
      <div className="form">
        <Field
          id="invite-phone"
          label={words.signIn.phone}
          hint={words.members.inviteHint}
          error={invite.refused && saying(invite.refused)}
        >
          <Input type="tel" value={phone} maxLength={40} onChange={({ target }) => setPhone(target.value)} autoFocus />
        </Field>
        <Field id="invite-role" label={words.members.role} hint={words.members.roleTexts[role]}>
          <Select
            value={role}
            onChange={setRole}
            options={ROLES.map((value) => ({ value, label: words.roles[value] }))}
          />
        </Field>
      </div>
    </Dialog>
  );
}

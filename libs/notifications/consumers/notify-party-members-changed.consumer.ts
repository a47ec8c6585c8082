import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type Delivery, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { NoticeWriter } from '../channels/notice-writer';
import { toWorkers } from '../channels/recipients';
import { remindUntil, type NewNotice } from '../domain/notice';

type PartyEvent = EventOf<'party.members-changed.v1'>;
type Change = PartyEvent['payload']['changes'][number];

/**
 * Somebody was asked to join a party (结伴 / 班组), came, or went; its terms changed; or it ended: those concerned are
 * told, but for the one who did it. None of it moves on to SMS: an invitation stays open until it is answered.
 */
@Injectable()
@Consumer('notifications.notify-party-members-changed', 'party.members-changed.v1')
export class NotifyPartyMembersChanged implements EffectConsumer<'party.members-changed.v1'> {
  constructor(@Inject(NoticeWriter) private readonly writer: NoticeWriter) {}

  handle(event: PartyEvent, tx: Tx, delivery: Delivery): Promise<void> {
    const { by } = event.payload;
    return this.writer.write(tx, event, delivery, {
      consumer: 'notifications.notify-party-members-changed',
      notices: noticesOf(event, remindUntil(tx.now)).filter(({ accountId }) => accountId !== by),
    });
  }
}

function noticesOf({ payload }: PartyEvent, expiresAt: string): NewNotice[] {
  const { partyId, kind: partyKind, state, leaderId, statedMinimum, by, changes, memberIds } = payload;
  const about = { subjectId: partyId, expiresAt };
  if (state === 'dissolved') {
    const everybody = changes.map(({ workerId }) => workerId);
    return toWorkers(everybody, { ...about, kind: 'party.dissolved', data: { partyId, partyKind, by } });
  }
  const terms = { partyId, partyKind, leaderId, statedMinimum };
  return changes.flatMap((change) => {
    const { workerId, to } = change;
    switch (to) {
      case 'invited':
        return toWorkers([workerId], { ...about, kind: 'party.invited', data: { ...terms, invitedBy: by } });
      case 'lapsed':
        return toWorkers([workerId], { ...about, kind: 'party.terms_changed', data: terms });
      default:
        return toWorkers([workerId, leaderId, ...(wentAway(change) ? memberIds : [])], {
          ...about,
          kind: 'party.member_changed',
          data: { partyId, partyKind, leaderId, workerId, state: to },
        });
    }
  });
}

/** Whether the others can no longer count on somebody; an invitation that came to nothing concerns its leader alone. */
const wentAway = ({ from, to }: Change): boolean =>
  from !== 'invited' && (to === 'revoked' || to === 'left' || to === 'removed');

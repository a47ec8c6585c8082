import type { StaffMember } from '@database/seed';
import type { Id } from '@gg/kernel';
import { bodyOf, UnexpectedAnswer } from './http-client';
import { jobKey } from './job-words';
import type { TextPerson } from './text-person';
import { signInByPassword, type Town } from './town';

interface CallList {
  readonly items: readonly { readonly id: Id; readonly state: string }[];
}
interface OpenedCall {
  readonly id: Id;
  /** Null where somebody is told of a seat, or asked whether they come. */
  readonly offerId: Id | null;
  readonly about: string;
  readonly workerId: Id;
  readonly tradeCode: string;
  readonly start: string;
  readonly end: string;
  readonly assemblyPoint: { readonly name: string };
  readonly phone: string | null;
}
interface EndedCall {
  readonly accepted: { readonly bookings: readonly { readonly bookingId: Id; readonly workerId: Id }[] } | null;
}

/** A member of staff at a public employment centre who phones whom nothing else has reached. */
export class CallClerk {
  private token = '';

  constructor(
    private readonly town: Town,
    private readonly member: StaffMember,
    /** By phone number: who picks up. Who is not in it has an app and did not answer; nobody picks up there. */
    private readonly people: ReadonlyMap<string, TextPerson>,
    private readonly tradeName: (code: string) => string,
  ) {}

  get regionPrefix(): string {
    return this.member.regionPrefix;
  }

  async signIn(): Promise<void> {
    const { signInName, password } = this.member;
    this.token = (await signInByPassword(this.town, this.town.doors.centre, signInName, password)).token;
  }

  /** Works through the list as it is now. @returns how many calls were made */
  async phoneEverybody(): Promise<number> {
    const { http, doors } = this.town;
    const url = `${doors.centre}/api/call-list?limit=100`;
    let list = await http.get<CallList>(url, { token: this.token });
    if (list.status === 401) {
      // The evening's sign-in is over: whoever works in the morning signs in.
      await this.signIn();
      list = await http.get<CallList>(url, { token: this.token });
    }
    const { items } = bodyOf('the call list', list);
    for (const { id } of items) await this.phone(id);
    return items.length;
  }

  private async phone(callId: Id): Promise<void> {
    const { http, doors, journals } = this.town;
    const url = `${doors.centre}/api/call-list/${callId}`;
    const opened = await http.post<OpenedCall>(`${url}/opening`, { token: this.token });
    // The offer may have ended between the list and the hand on the receiver.
    if (opened.problem?.startsWith('call.')) return;
    const call = bodyOf('opening a call', opened);
    const { offerId } = call;
    if (offerId === null) {
      // Whoever picks up is told, or says that they come; the others are called again.
      const picksUp = call.phone !== null && this.people.has(call.phone);
      const heard = call.about === 'booking.reconfirmation_asked' ? 'accepted' : 'told';
      bodyOf(
        'telling of a seat',
        await http.post(`${url}/outcome`, { token: this.token, body: { outcome: picksUp ? heard : 'unreachable' } }),
      );
      return;
    }
    journals.calls.push({ callId, offerId, workerId: call.workerId });
    const key = jobKey({
      trade: this.tradeName(call.tradeCode),
      place: call.assemblyPoint.name,
      start: new Date(call.start),
      end: new Date(call.end),
    });
    const person = call.phone === null ? undefined : this.people.get(call.phone);
    const said = person?.takeCall(key) ?? null;
    if (said === null) await this.end(url, { offerId, workerId: call.workerId }, { outcome: 'unreachable' });
    else if (said === 'no')
      await this.end(url, { offerId, workerId: call.workerId }, { outcome: 'declined', reason: 'other' });
    else if (await this.end(url, { offerId, workerId: call.workerId }, { outcome: 'accepted' }))
      person?.toldBooked(key);
    // What cannot be is told to the person at once, and the offer goes to somebody else.
    else await this.end(url, { offerId, workerId: call.workerId }, { outcome: 'declined', reason: 'already_busy' });
  }

  /** @returns whether the market took it */
  private async end(
    url: string,
    { offerId, workerId }: { readonly offerId: Id; readonly workerId: Id },
    body: { readonly outcome: 'accepted' | 'declined' | 'unreachable'; readonly reason?: string },
  ): Promise<boolean> {
    const sentMs = Date.now();
    const answer = await this.town.http.post<EndedCall>(`${url}/outcome`, { token: this.token, body });
    const good = answer.status === 200;
    if (!good && (answer.status >= 500 || answer.problem === null)) throw new UnexpectedAnswer('ending a call', answer);
    if (body.outcome === 'unreachable') return good;
    this.town.journals.answers.push({
      accountId: workerId,
      offer: { offerId },
      answer: body.outcome === 'accepted' ? 'accept' : 'decline',
      channel: 'phone',
      sentMs,
      outcome: good ? body.outcome : 'refused',
      problem: answer.problem,
      seats: good ? (answer.body.accepted?.bookings ?? null) : null,
    });
    return good;
  }
}

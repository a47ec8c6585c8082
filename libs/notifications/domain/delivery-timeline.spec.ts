import { DELIVERY_TEXTS } from './delivery-texts';
import { deliveryText, deliveryTimeline, type DeliveryFacts } from './delivery-timeline';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 30, 2, 0, seconds));

const facts = (more: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  offer: {
    workerId: 'leader',
    wave: 1,
    state: 'open',
    madeAt: at(0),
    expiresAt: at(3_600),
    deliveredAt: null,
    deliveredBy: null,
    closedAt: null,
    closeReason: null,
    channel: null,
  },
  notices: [{ id: 'n1', accountId: 'leader', kind: 'offer.made', madeAt: at(1) }],
  steps: [],
  sms: null,
  call: null,
  calls: [],
  ...more,
});
const told = (more: Partial<DeliveryFacts>): string[] => deliveryTimeline(facts(more)).map(({ code }) => code);
const step = (name: string, seconds: number, noticeId = 'n1') => ({ noticeId, step: name, at: at(seconds) });

it.each<[string, Partial<DeliveryFacts>, string[]]>([
  ['on an open page', { steps: [step('pushed', 2), step('acknowledged', 3)] }, ['pushed', 'acknowledged']],
  [
    'by text, after the night',
    {
      steps: [step('no_open_page', 2), step('sms_kept', 3), step('sms_sent', 60)],
      sms: { madeAt: at(2), attempts: 1, lastError: null },
    },
    ['no_open_page', 'sms_queued', 'sms_kept', 'sms_sent'],
  ],
  [
    'three calls in vain are three, though the ledger keeps the first',
    {
      steps: [step('call_listed', 10), step('call_opened', 11), step('call_unreachable', 12)],
      call: { madeAt: at(10), closedAt: at(32), outcome: 'unreachable' },
      calls: [11, 21, 31].flatMap((n) => [
        { action: 'call.opened', at: at(n) },
        { action: 'call.unreachable', at: at(n + 1) },
      ]),
    },
    [
      'call_listed',
      ...['call_opened', 'call_unreachable', 'call_opened', 'call_unreachable', 'call_opened', 'call_unreachable'],
      'call_given_up',
    ],
  ],
  [
    'answered on a page while it stood on the list',
    {
      call: { madeAt: at(10), closedAt: at(20), outcome: 'answered' },
      offer: { ...facts().offer, state: 'declined', closedAt: at(19), closeReason: 'too_far', channel: 'app' },
    },
    ['call_listed', 'offer_declined', 'call_answered_elsewhere'],
  ],
  [
    'said yes on the phone',
    {
      call: { madeAt: at(10), closedAt: at(20), outcome: 'accepted' },
      calls: [
        { action: 'call.opened', at: at(11) },
        { action: 'call.accepted', at: at(20) },
      ],
      offer: { ...facts().offer, state: 'accepted', deliveredAt: at(11), closedAt: at(19), channel: 'phone' },
    },
    ['call_listed', 'call_opened', 'clock_started', 'offer_accepted', 'call_accepted'],
  ],
  ['no answer', { offer: { ...facts().offer, state: 'expired', closedAt: at(3_600) } }, ['offer_expired']],
  [
    'what it does not know it leaves out',
    { steps: [step('something_new', 4)], calls: [{ action: 'call.x', at: at(5) }] },
    [],
  ],
])('%s', (_name, more, expected) => {
  expect(told(more)).toEqual(['offer_made', 'notice_made', ...expected]);
});

it('tells of the offer itself when its notices were purged', () => {
  expect(told({ notices: [] })).toEqual(['offer_made']);
});

it('names whom a step concerns, why a text failed and how an answer came', () => {
  const steps = deliveryTimeline(
    facts({
      notices: [...facts().notices, { id: 'n2', accountId: 'partner', kind: 'offer.made_to_party', madeAt: at(1) }],
      steps: [step('pushed', 2, 'n2'), step('sms_failed', 3)],
      sms: { madeAt: at(2), attempts: 1, lastError: 'gateway says 404 for 13800000000' },
      offer: { ...facts().offer, state: 'accepted', closedAt: at(9), channel: 'sms' },
    }),
  );
  expect(steps.find(({ code }) => code === 'pushed')!.accountId).toBe('partner');
  expect(steps.find(({ code }) => code === 'party_told')!.accountId).toBe('partner');
  expect(steps.find(({ code }) => code === 'sms_failed')!.params).toEqual({ reason: 'gateway' });
  expect(steps.at(-1)).toMatchObject({ code: 'offer_accepted', params: { channel: 'sms' } });
});

it('has every sentence in both languages, with figures that are there', () => {
  for (const { zh, en } of Object.values(DELIVERY_TEXTS)) {
    const named = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
    expect([zh, en]).not.toContain('');
    expect(named(zh)).toEqual(named(en));
  }
  for (const one of deliveryTimeline(facts({ sms: { madeAt: at(2), attempts: 2, lastError: null } }))) {
    expect(JSON.stringify(deliveryText(one))).not.toContain('{w');
  }
});

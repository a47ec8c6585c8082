import { idNumberCheckCharacter } from '@gg/identity';
import type { Door } from './openapi';
import type { Stage } from './stage';
import type { Actor, Recipe, Recipes } from './way';

/** Somebody at a service whose account nothing else here needs, with a session of their own. */
async function guest(stage: Stage, door: Door): Promise<Actor> {
  if (door !== 'centre') {
    const person = stage.worker();
    return door === 'worker' ? person : { ...person, token: await stage.world.anotherSession(person.accountId, door) };
  }
  return stage.world.staff({ role: 'clerk', regionPrefix: stage.home.countyCode });
}

const own =
  (door: Door, rest: object = {}): Recipe =>
  async (stage) => ({ by: await guest(stage, door), ...rest });

const session =
  (door: Door): Recipe =>
  async (stage) => {
    const by = await guest(stage, door);
    return { by, shows: by.accountId };
  };

const sessions =
  (door: Door): Recipe =>
  async (stage) => {
    const by = await guest(stage, door);
    const { items } = await stage.does<Sessions>(door, by, 'GET', 'sessions');
    return { by, shows: items[0]!.id };
  };

/** The other one of two sessions of one account. */
const otherSession =
  (door: Door): Recipe =>
  async (stage) => {
    const by = await guest(stage, door);
    const before = (await stage.does<Sessions>(door, by, 'GET', 'sessions')).items.map(({ id }) => id);
    await stage.world.anotherSession(by.accountId, door);
    const { items } = await stage.does<Sessions>(door, by, 'GET', 'sessions');
    return { by, path: { id: items.find(({ id }) => !before.includes(id))!.id } };
  };

interface Sessions {
  readonly items: readonly { readonly id: string }[];
}

/** A session that can act for an employer: its own, or the one of the same person at another service. */
const member =
  (door: Door): Recipe =>
  async (stage) => {
    const { employerId } = stage.boss;
    const { accountId, phone } = await stage.world.member(stage.home, employerId, 'manager');
    const token = await stage.world.anotherSession(accountId, door);
    return { by: { accountId, phone, token }, body: { employerId } };
  };

const code =
  (door: Door): Recipe =>
  async (stage) => {
    const phone = stage.phone();
    const { demoCode } = await stage.does<{ demoCode: string }>(door, { token: '' }, 'POST', 'sign-in/codes', {
      phone,
    });
    return {
      by: null,
      body: { phone, code: demoCode, keep: 'token', device: '测试手机', idNumberTail: null, newPerson: false },
    };
  };

const consents = (door: Door): Recipes => ({
  [`${door} GET consents`]: async (stage) => {
    const by = await guest(stage, door);
    const { consentId } = await stage.does<{ consentId: string }>(door, by, 'POST', 'consents', {
      purpose: 'sms_notices',
    });
    return { by, shows: consentId };
  },
  [`${door} POST consents`]: own(door, { body: { purpose: 'act_on_behalf' } }),
  [`${door} DELETE consents/{purpose}`]: async (stage) => {
    const by = await guest(stage, door);
    await stage.does(door, by, 'POST', 'consents', { purpose: 'sms_notices' });
    return { by, path: { purpose: 'sms_notices' } };
  },
});

const ofEveryDoor = (door: Door): Recipes => ({
  [`${door} GET session`]: session(door),
  [`${door} DELETE session`]: own(door),
  [`${door} GET sessions`]: sessions(door),
  [`${door} DELETE sessions`]: own(door),
  [`${door} DELETE sessions/{id}`]: otherSession(door),
});

const ofCodes = (door: 'worker' | 'employer'): Recipes => ({
  [`${door} POST sign-in/codes`]: (stage) => ({ by: null, body: { phone: stage.phone() } }),
  [`${door} POST sign-in`]: code(door),
  ...consents(door),
});

const PASSWORD = '桂林山水 甲天下 2026';

export const identityRecipes: Recipes = {
  ...ofEveryDoor('worker'),
  ...ofEveryDoor('employer'),
  ...ofEveryDoor('centre'),
  ...ofCodes('worker'),
  ...ofCodes('employer'),
  'employer PUT session/employer': member('employer'),
  'worker GET identity': async (stage) => {
    const by = stage.worker();
    return { by, shows: `${by.phone.slice(0, 3)}****${by.phone.slice(-4)}` };
  },
  'worker PUT identity': (stage) => ({
    by: stage.worker(),
    body: { name: '覃桂芳', idNumber: idNumber('45032519900307002') },
  }),
  'centre POST sign-in': async (stage) => {
    const name = await signInNameOf(stage, stage.desk.auditor.accountId);
    return { by: null, body: { name, password: PASSWORD, keep: 'token', device: '三号窗口' } };
  },
  'centre PUT password': async (stage) => {
    const person = await stage.world.staff({ role: 'clerk', regionPrefix: stage.home.countyCode });
    return { by: person, body: { current: PASSWORD, next: '象山水月 2026 伏波山' } };
  },
};

async function signInNameOf(stage: Stage, accountId: string): Promise<string> {
  const row = await stage.world.connections.row<{ signInName: string }>(
    'SELECT sign_in_name FROM staff_credentials WHERE account_id = ?',
    [accountId],
  );
  return row!.signInName;
}

/** A number with its check digit. */
export const idNumber = (first17: string): string => first17 + idNumberCheckCharacter(first17);

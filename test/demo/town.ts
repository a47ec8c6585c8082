import type { Id } from '@gg/kernel';
import type { Habits } from './habits';
import { bodyOf, type HttpClient } from './http-client';
import type { Journals } from './journals';
import type { Pace } from './pace';

/** Where the doors of the market are. */
export interface Doors {
  /** Two processes of the worker service. */
  readonly workers: readonly [string, string];
  readonly employer: string;
  readonly centre: string;
  /** The SMS gateway, which is every phone's network. */
  readonly sms: string;
}

/** What everybody in the demonstration shares. */
export interface Town {
  readonly doors: Doors;
  readonly http: HttpClient;
  readonly journals: Journals;
  readonly habits: Habits;
  readonly pace: Pace;
}

interface CodeSent {
  readonly demoCode?: string;
}
interface SignedIn {
  readonly token: string;
  readonly accountId: Id;
}

/** Signs in by phone and one-time code; the demonstration mode shows the code that a phone would. */
export async function signInByPhone({ http }: Town, door: string, phone: string, device: string): Promise<SignedIn> {
  const sent = bodyOf('a one-time code', await http.post<CodeSent>(`${door}/api/sign-in/codes`, { body: { phone } }));
  if (!sent.demoCode) throw new Error('the services do not run in demonstration mode');
  const body = { phone, code: sent.demoCode, device };
  return bodyOf('a sign-in', await http.post<SignedIn>(`${door}/api/sign-in`, { body }));
}

/** Signs a member of staff in. */
export async function signInByPassword(
  { http }: Town,
  door: string,
  name: string,
  password: string,
): Promise<SignedIn> {
  return bodyOf(
    `the sign-in of ${name}`,
    await http.post<SignedIn>(`${door}/api/sign-in`, { body: { name, password, device: 'desk' } }),
  );
}

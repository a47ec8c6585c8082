import { expect as see, type Page } from '@playwright/test';
import { candidatesIndexed } from '../../support/candidates-indexed';
import { Client } from '../../support/client';
import { postingBody } from '../../support/posting';
import type { WorldEmployer, WorldPerson } from '../../support/world';
import { sendSignIn } from './sign-in';
import { Stage } from './stage';

const WORKERS = 4;
const DAY_MS = 86_400_000;

/** Signs in as a person would. */
export async function signIn(page: Page, phone: string): Promise<void> {
  await sendSignIn(page, phone);
  await see(page.getByRole('navigation')).toBeVisible();
}

/** Four workers with their phones near one employer, who are found. */
export class Crowd {
  /** Everybody's own phone: a number gets a code a minute, so that they stay signed in. */
  readonly phones = new Map<number, Page>();

  private constructor(
    readonly stage: Stage,
    readonly employer: WorldEmployer,
    readonly workers: readonly WorldPerson[],
  ) {}

  static async open(name: string): Promise<Crowd> {
    const stage = await Stage.open(name);
    const place = stage.world.place(0);
    const employer = await stage.world.employer(place);
    const workers = await stage.world.workers(place, WORKERS);
    await candidatesIndexed(stage.system.urls['matching']!, WORKERS);
    return new Crowd(stage, employer, workers);
  }

  close(): Promise<void> {
    return this.stage.close();
  }

  /** The n-th worker's, at the first page. */
  async phone(n: number): Promise<Page> {
    const known = this.phones.get(n);
    if (known) {
      await this.stage.visit(known, '/');
      return known;
    }
    const phone = await this.stage.phone();
    this.phones.set(n, phone);
    await signIn(phone, this.workers[n]!.phone);
    return phone;
  }

  /** @param mode how its seats are given @returns the shift at nine, for so many people */
  async post(headcount: number, title: string, daysAhead = 2, mode: object = { dispatch: true }): Promise<string> {
    const start = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS + daysAhead * DAY_MS + 3_600_000);
    const body = postingBody(this.stage.world.place(0), this.employer, { start, hours: 8, headcount, title, mode });
    const posted = await this.boss.post<{ shiftIds: string[] }>('postings', body);
    expect(posted).toMatchObject({ status: 201, body: { state: 'published' } });
    return posted.body.shiftIds[0]!;
  }

  /** The employer's own program. */
  get boss(): Client {
    return new Client(this.stage.system.urls['employer']!, this.employer.owner.token);
  }
}

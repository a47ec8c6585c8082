import { Habits, type Person, type Reach } from '../demo/habits';

/** People as in the demonstration, who take their time: whoever watches a board should see it move, not jump. */
export class UnhurriedHabits extends Habits {
  /** One page, which stays open: nobody plays the phones' network here, and a second device would wait a minute for its code. */
  override reachOf(person: Person): Reach {
    return super.reachOf(person) === 'reconnects' ? 'reconnects' : 'page_open';
  }

  /** Real milliseconds, between two seconds and about half a minute. */
  override thinkMs(person: Person, event: string): number {
    return 2_000 + super.thinkMs(person, event) * 110;
  }
}

import { Habits, type Person } from '../demo/habits';

/** People as in the demonstration, who take their time: whoever watches a board should see it move, not jump. */
export class UnhurriedHabits extends Habits {
  /** Real milliseconds, between two seconds and about half a minute. */
  override thinkMs(person: Person, event: string): number {
    return 2_000 + super.thinkMs(person, event) * 110;
  }
}

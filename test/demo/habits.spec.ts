import { Habits, typed, type Person } from './habits';

const person = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  withApp: true,
  goesWith: id,
  acceptPerMille: 500,
  ...more,
});
const crowd = Array.from({ length: 2_000 }, (_, i) => person(`p${i}`, { withApp: i % 4 !== 0 }));

it('what somebody wants is fixed by the seed, the person and the words, whoever asks and when', () => {
  const wishes = (seed: number) => crowd.map((one) => new Habits(seed).wants(one, '保洁员|东门|11-24 08:00|12:00'));
  expect(wishes(1)).toEqual(wishes(1));
  expect(wishes(1)).not.toEqual(wishes(2));
  const habits = new Habits(1);
  expect(crowd.map((one) => habits.wants(one, 'a'))).not.toEqual(crowd.map((one) => habits.wants(one, 'b')));
});

it('who goes together wants the same', () => {
  const habits = new Habits(1);
  for (let i = 0; i < 50; i++) {
    const couple = [person(`l${i}`), person(`m${i}`, { goesWith: `l${i}` })];
    const [one, other] = couple.map((member) => habits.wants(member, 'work'));
    expect(one).toBe(other);
  }
});

it('every kind of person and of answer is among a crowd', () => {
  const habits = new Habits(1);
  const kinds = <T>(of: (one: Person) => T): Set<T> => new Set(crowd.map(of));
  expect(kinds((one) => habits.reachOf(one)).size).toBe(7);
  expect(kinds((one) => habits.tapOf(one, 'work')).size).toBe(3);
  expect(kinds((one) => habits.typingOf(one, 'work')).size).toBe(5);
  expect(kinds((one) => habits.refusalOf(one, 'work')).size).toBe(2);
  expect(kinds((one) => habits.declineReason(one, 'work')).size).toBe(5);
  expect(kinds((one) => habits.wants(one, 'work')).size).toBe(2);
});

it('only who has the app has a page', () => {
  const habits = new Habits(1);
  for (const one of crowd) {
    const reach = habits.reachOf(one);
    expect(['replies', 'follows_link', 'answers_phone'].includes(reach)).toBe(!one.withApp);
  }
});

it.each([
  ['plain', ['1 K7QF']],
  ['full_width', ['１\u3000Ｋ７ＱＦ']],
  ['lower_case', ['1 k7qf']],
  ['no_space', ['1K7QF。']],
  ['twice', ['1 K7QF', '1 K7QF']],
] as const)('types %s', (typing, texts) => {
  expect(typed('1', 'K7QF', typing)).toEqual(texts);
});

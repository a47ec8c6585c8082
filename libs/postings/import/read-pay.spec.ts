import fc from 'fast-check';
import { formatYuan } from '@gg/kernel';
import { readPayAmount, readPayKind, readSettlement } from './read-pay';
import type { Cell } from './sheet';

const text = (value: string): Cell => ({ kind: 'text', text: value });
const outcome = <T>(reading: { ok: true; value: T } | { ok: false; reason: { code: string } }): T | string =>
  reading.ok ? reading.value : reading.reason.code;

describe('an amount of pay', () => {
  it.each<[string, readonly [number, string | null, string | null] | string]>([
    ['22', [2_200, null, null]],
    ['22.5', [2_250, null, null]],
    ['￥22.05元', [2_205, null, null]],
    ['２２元／小时', [2_200, 'hourly', null]],
    ['22元/时（税前）', [2_200, 'hourly', null]],
    ['180元/天', [18_000, 'daily', null]],
    ['180每班', [18_000, 'daily', null]],
    ['1,200元/天', [120_000, 'daily', null]],
    ['0.35元/件', [35, 'piece', '件']],
    ['0.01', [1, null, null]],
    ['22.500', [2_250, null, null]],
    ['0', 'number_out_of_range'],
    ['100001', 'number_out_of_range'],
    ['0.355', 'money_too_precise'],
    ['-22', 'money_unknown'],
    ['面议', 'money_unknown'],
    ['20-25元', 'money_unknown'],
    ['税后200', 'money_unknown'],
    ['1,20', 'money_unknown'],
  ])('%s', (written, expected) => {
    const amount = outcome(readPayAmount(text(written)));
    expect(typeof amount === 'string' ? amount : [amount.amountFen, amount.kind, amount.unit]).toEqual(expected);
  });

  it.each<[number, number | string]>([
    [22, 2_200],
    [0.1 + 0.2, 30],
    [19.99, 1_999],
    [0.355, 'money_too_precise'],
    [-3, 'money_unknown'],
    [1e21, 'number_out_of_range'],
    [Number.NaN, 'money_unknown'],
  ])('the number %p', (value, expected) => {
    const amount = outcome(readPayAmount({ kind: 'number', value }));
    expect(typeof amount === 'string' ? amount : amount.amountFen).toEqual(expected);
  });

  it('reads back every amount that is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (fen) => {
        expect(outcome(readPayAmount(text(formatYuan(fen))))).toEqual({ amountFen: fen, kind: null, unit: null });
        expect(outcome(readPayAmount({ kind: 'number', value: fen / 100 }))).toEqual({
          amountFen: fen,
          kind: null,
          unit: null,
        });
      }),
    );
  });
});

it.each([
  ['时薪', 'hourly'],
  ['按天', 'daily'],
  ['日薪', 'daily'],
  ['计件', 'piece'],
  ['面议', 'pay_kind_unknown'],
])('the kind of pay %s', (written, expected) => expect(outcome(readPayKind(written))).toEqual(expected));

it.each<[Cell, unknown]>([
  [text('日结'), { cycle: 'daily', days: 0 }],
  [text('周结'), { cycle: 'weekly', days: 7 }],
  [text('半月结'), { cycle: 'per_shift', days: 15 }],
  [text('月结'), { cycle: 'monthly', days: 31 }],
  [text('7天内结清'), { cycle: 'per_shift', days: 7 }],
  [
    { kind: 'number', value: 3 },
    { cycle: 'per_shift', days: 3 },
  ],
  [text('老板有钱就结'), 'settlement_unknown'],
  [text('400天'), 'settlement_unknown'],
])('the settlement %p', (cell, expected) => expect(outcome(readSettlement(cell))).toEqual(expected));

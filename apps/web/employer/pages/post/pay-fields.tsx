import { Input, InputNumber, Segmented, Select } from 'antd';
import { yuan } from '../../../shared/format/money';
import { Field, Group } from '../../ui/field';
import { useWords } from '../../words/words';
import { hourlyWorth, paidMinutesOf, type PayKind } from './post-form';
import type { FieldsProps } from './post-fields';

const KINDS: readonly PayKind[] = ['hourly', 'daily', 'piece'];
const CYCLES = { daily: 1, per_shift: 1, weekly: 7, monthly: 30 } as const;

/** What the work pays, by the day and by the hour, and when. */
export function PayFields({ form, change, missing }: FieldsProps) {
  const words = useWords();
  const { payKind, amount } = form;
  const worth = hourlyWorth(form);
  const minutes = paidMinutesOf(form);
  const told =
    worth === null
      ? words.post.payHint
      : payKind === 'hourly'
        ? words.post.worthShift(yuan(Math.round((worth * minutes) / 60 / 10) * 10))
        : words.post.worthHour(yuan(Math.round(worth / 10) * 10));
  return (
    <section className="panel" aria-labelledby="post-pay">
      <h2 id="post-pay">{words.post.pay}</h2>
      <Group label={words.post.payKind}>
        <Segmented
          aria-label={words.post.payKind}
          value={payKind}
          onChange={(kind: PayKind) => change({ payKind: kind })}
          options={KINDS.map((value) => ({ value, label: words.post.payKinds[value] }))}
        />
      </Group>
      <div className="three">
        <Field
          id="amount"
          label={words.post.amount}
          error={missing.includes('amount') ? words.post.needs.amount : null}
          hint={told}
        >
          <InputNumber
            min={0.01}
            max={100_000}
            precision={2}
            value={amount}
            onChange={(value) => change({ amount: value })}
            suffix={
              payKind === 'hourly'
                ? words.post.perHour
                : payKind === 'daily'
                  ? words.post.perDay
                  : words.post.perPiece(form.unit)
            }
            style={{ width: '100%' }}
          />
        </Field>
        {payKind === 'piece' && (
          <>
            <Field id="unit" label={words.post.unit}>
              <Input value={form.unit} maxLength={10} onChange={({ target }) => change({ unit: target.value })} />
            </Field>
            <Field
              id="output"
              label={words.post.output}
              hint={words.post.outputHint}
              error={missing.includes('output') ? words.post.needs.output : null}
            >
              <InputNumber
                min={1}
                max={100_000}
                precision={0}
                value={form.expectedOutput}
                onChange={(expectedOutput) => change({ expectedOutput })}
                style={{ width: '100%' }}
              />
            </Field>
          </>
        )}
        <Field id="cycle" label={words.post.cycle}>
          <Select
            value={form.cycle}
            onChange={(cycle) => change({ cycle, days: CYCLES[cycle] })}
            options={(Object.keys(CYCLES) as (keyof typeof CYCLES)[]).map((value) => ({
              value,
              label: words.cycles[value],
            }))}
          />
        </Field>
        <Field id="days" label={words.post.days} hint={words.post.daysHint}>
          <InputNumber
            min={0}
            max={366}
            precision={0}
            value={form.days}
            onChange={(days) => change({ days })}
            suffix={words.post.dayUnit}
            style={{ width: '100%' }}
          />
        </Field>
      </div>
    </section>
  );
}

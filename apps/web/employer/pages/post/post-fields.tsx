import { Input, InputNumber, Select } from 'antd';
import { TRADES } from '../../../shared/generated/catalogue';
import { duration } from '../../../shared/format/time';
import type { Site } from '../../data/postings';
import { Dates } from '../../ui/dates';
import { Field } from '../../ui/field';
import { TimeInput } from '../../ui/time-input';
import { useLanguage, useWords } from '../../words/words';
import { BreakFields } from './break-fields';
import { MoreFields } from './more-fields';
import { PayFields } from './pay-fields';
import { lengthOf, paidMinutesOf, type Missing, type PostForm, type Poster } from './post-form';
import { ResponsibilityFields } from './responsibility-fields';

export interface FieldsProps {
  readonly form: PostForm;
  readonly change: (part: Partial<PostForm>) => void;
  readonly poster: Poster;
  /** What is missing, once somebody tried to send it. */
  readonly missing: readonly Missing[];
}

/** 理货员 with everything it is called by. */
const TRADE_OPTIONS = TRADES.map(({ code, zh, en, aliases }) => ({
  code,
  zh,
  en,
  search: [zh, en, ...aliases].join(' '),
}));

const MOST_PEOPLE = 500;

/** The fields of a posting in the order in which somebody would tell it. */
export function PostFields({
  form,
  change,
  sites,
  poster,
  missing,
}: FieldsProps & { readonly sites: readonly Site[] }) {
  const words = useWords();
  const language = useLanguage();
  const lacks = (name: Missing): string | null => (missing.includes(name) ? words.post.needs[name] : null);
  const nextDay = form.end <= form.start;
  const setTrade = (code: string): void => {
    const trade = TRADES.find((one) => one.code === code);
    const named = TRADES.find((one) => one.code === form.tradeCode);
    const untouched = form.title.trim() === '' || form.title === named?.zh;
    change({ tradeCode: code, ...(untouched && trade ? { title: trade.zh } : {}) });
  };
  return (
    <>
      <section className="panel" aria-labelledby="post-what">
        <h2 id="post-what">{words.post.what}</h2>
        <div className="two">
          <Field id="trade" label={words.post.trade} error={lacks('trade')} hint={words.post.tradeHint}>
            <Select
              showSearch={{
                filterOption: (text, option) => String(option?.['search']).toLowerCase().includes(text.toLowerCase()),
              }}
              value={form.tradeCode}
              placeholder={words.post.tradePlaceholder}
              options={TRADE_OPTIONS.map(({ code, zh, en, search }) => ({
                value: code,
                label: language === 'en' ? en : zh,
                search,
              }))}
              onChange={setTrade}
            />
          </Field>
          <Field id="title" label={words.post.name} error={lacks('title')}>
            <Input value={form.title} maxLength={60} onChange={({ target }) => change({ title: target.value })} />
          </Field>
        </div>
        <Field id="description" label={words.post.description} hint={words.post.descriptionHint}>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={form.description}
            maxLength={2_000}
            onChange={({ target }) => change({ description: target.value })}
          />
        </Field>
        <Field id="conditions" label={words.post.conditions} hint={words.post.conditionsHint}>
          <Input
            value={form.conditions}
            maxLength={1_000}
            onChange={({ target }) => change({ conditions: target.value })}
          />
        </Field>
      </section>

      <section className="panel" aria-labelledby="post-when">
        <h2 id="post-when">{words.post.when}</h2>
        <div id="dates" tabIndex={-1}>
          <Dates
            label={words.post.dates}
            value={form.dates}
            onChange={(dates) => change({ dates })}
            error={lacks('dates')}
          />
        </div>
        <div className="three">
          <Field id="start" label={words.post.start} error={lacks('time')}>
            <TimeInput value={form.start} onTime={(start) => change({ start })} />
          </Field>
          <Field
            id="end"
            label={words.post.end}
            hint={
              lacks('time')
                ? null
                : words.post.lasts(
                    duration(lengthOf(form), language),
                    duration(Math.max(0, paidMinutesOf(form)), language),
                    nextDay,
                  )
            }
          >
            <TimeInput value={form.end} onTime={(end) => change({ end })} />
          </Field>
          <Field id="headcount" label={words.post.headcount} error={lacks('headcount')} hint={words.post.headcountHint}>
            <InputNumber
              min={1}
              max={MOST_PEOPLE}
              precision={0}
              value={form.headcount}
              onChange={(headcount) => change({ headcount })}
              suffix={words.unitPeople}
              style={{ width: '100%' }}
            />
          </Field>
        </div>
        <BreakFields form={form} change={change} />
      </section>

      <section className="panel" aria-labelledby="post-where">
        <h2 id="post-where">{words.post.where}</h2>
        <div className="two">
          <Field id="site" label={words.post.site} error={lacks('site')}>
            <Select
              value={form.siteId}
              placeholder={words.post.sitePlaceholder}
              options={sites.map(({ siteId, name, address }) => ({ value: siteId, label: `${name} · ${address}` }))}
              onChange={(siteId) => change({ siteId })}
            />
          </Field>
          <Field id="minutes-before" label={words.post.minutesBefore} hint={words.post.minutesBeforeHint}>
            <InputNumber
              min={0}
              max={240}
              step={5}
              precision={0}
              value={form.minutesBefore}
              onChange={(minutesBefore) => change({ minutesBefore })}
              suffix={words.post.minutes}
              style={{ width: '100%' }}
            />
          </Field>
        </div>
      </section>

      <PayFields form={form} change={change} missing={missing} poster={poster} />
      <ResponsibilityFields form={form} change={change} missing={missing} poster={poster} />
      <MoreFields form={form} change={change} missing={missing} poster={poster} />
    </>
  );
}

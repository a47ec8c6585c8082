import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { CERTIFICATES } from '../../../shared/generated/catalogue';
import { Field, Group } from '../../ui/field';
import { useLanguage, useWords } from '../../words/words';
import { MODES, type ModeName } from './post-form';
import type { FieldsProps } from './post-fields';

/** How people are found, whom they call on site, and what else there is to say. */
export function MoreFields({ form, change, missing }: FieldsProps) {
  const words = useWords();
  const language = useLanguage();
  return (
    <section className="panel" aria-labelledby="post-how">
      <h2 id="post-how">{words.post.how}</h2>
      <Group label={words.post.mode}>
        <Radio.Group
          className="column"
          value={form.mode}
          onChange={({ target }) => change({ mode: target.value as ModeName })}
          options={(Object.keys(MODES) as ModeName[]).map((value) => ({ value, label: words.post.modes[value] }))}
        />
      </Group>
      <div className="three">
        <Field
          id="contact-name"
          label={words.post.contactName}
          hint={words.post.contactHint}
          error={missing.includes('contact') ? words.post.needs.contact : null}
        >
          <Input
            value={form.contactName}
            maxLength={80}
            onChange={({ target }) => change({ contactName: target.value })}
          />
        </Field>
        <Field id="contact-phone" label={words.post.contactPhone}>
          <Input
            type="tel"
            value={form.contactPhone}
            maxLength={40}
            onChange={({ target }) => change({ contactPhone: target.value })}
          />
        </Field>
        <Field id="reserves" label={words.post.reserves} hint={words.post.reservesHint}>
          <InputNumber
            min={0}
            max={100}
            precision={0}
            value={form.reserves}
            onChange={(reserves) => change({ reserves })}
            suffix={words.unitPeople}
            style={{ width: '100%' }}
          />
        </Field>
      </div>
      <details className="more">
        <summary>{words.post.more}</summary>
        <div className="stack">
          <div className="three">
            {(['tools', 'meals', 'transport'] as const).map((field) => (
              <Field key={field} id={field} label={words.post[field]}>
                <Input
                  value={form[field]}
                  maxLength={200}
                  onChange={({ target }) => change({ [field]: target.value })}
                />
              </Field>
            ))}
            <Field id="max-kg" label={words.post.maxKg} hint={words.post.maxKgHint}>
              <InputNumber
                min={1}
                max={200}
                precision={0}
                value={form.maxKg}
                onChange={(maxKg) => change({ maxKg })}
                suffix={words.post.kg}
                style={{ width: '100%' }}
              />
            </Field>
            <Field id="min-age" label={words.post.minAge}>
              <InputNumber
                min={14}
                max={99}
                precision={0}
                value={form.minAge}
                onChange={(value) => change({ minAge: value })}
                style={{ width: '100%' }}
              />
            </Field>
            <Field id="max-age" label={words.post.maxAge}>
              <InputNumber
                min={14}
                max={99}
                precision={0}
                value={form.maxAge}
                onChange={(value) => change({ maxAge: value })}
                style={{ width: '100%' }}
              />
            </Field>
          </div>
          {form.maxKg !== null && (
            <Checkbox checked={form.repeated} onChange={({ target }) => change({ repeated: target.checked })}>
              {words.post.repeated}
            </Checkbox>
          )}
          <Field id="papers" label={words.post.papers} hint={words.post.papersHint}>
            <Select
              mode="multiple"
              allowClear
              value={[...(form.requiredCertificates ?? [])]}
              options={CERTIFICATES.map(({ kind, zh, en }) => ({ value: kind, label: language === 'en' ? en : zh }))}
              onChange={(kinds: string[]) => change({ requiredCertificates: kinds.length > 0 ? kinds : null })}
            />
          </Field>
          <Checkbox checked={form.outdoor ?? false} onChange={({ target }) => change({ outdoor: target.checked })}>
            {words.post.outdoor}
          </Checkbox>
        </div>
      </details>
    </section>
  );
}

import { Checkbox, Input, Select } from 'antd';
import { Field } from '../../ui/field';
import { useWords } from '../../words/words';
import type { PostForm } from './post-form';
import type { FieldsProps } from './post-fields';

type Engagement = PostForm['engagementType'];
const ENGAGEMENTS: readonly Engagement[] = ['part_time', 'short_full_time', 'casual', 'platform'];
const INSURANCES = ['work_injury', 'occupational_injury', 'employer_liability', 'accident', 'none'] as const;

/** Which law applies, and who employs, pays, insures and answers: the card that workers see. */
export function ResponsibilityFields({ form, change, poster }: FieldsProps) {
  const words = useWords();
  const another = form.actualUser !== null;
  return (
    <section className="panel" aria-labelledby="post-who">
      <h2 id="post-who">{words.post.who}</h2>
      <p className="quiet said">
        {words.post.card(
          form.legalEmployer?.name || poster.name,
          form.payer || words.post.nobody,
          form.insuranceKind ? words.insurance[form.insuranceKind] : words.post.unsaid,
        )}
      </p>
      <div className="two">
        <Field id="engagement" label={words.post.engagement} hint={words.post.engagementHints[form.engagementType]}>
          <Select
            value={form.engagementType}
            onChange={(engagementType) => change({ engagementType })}
            options={ENGAGEMENTS.map((value) => ({ value, label: words.engagement[value] }))}
          />
        </Field>
        <Field id="payer" label={words.post.payer} hint={words.post.payerHint}>
          <Input value={form.payer} maxLength={100} onChange={({ target }) => change({ payer: target.value })} />
        </Field>
        <Field id="insurance" label={words.post.insurance}>
          <Select
            value={form.insuranceKind}
            onChange={(insuranceKind) => change({ insuranceKind })}
            options={INSURANCES.map((value) => ({ value, label: words.insurance[value] }))}
          />
        </Field>
        {form.insuranceKind !== 'none' && (
          <Field id="insurer" label={words.post.insurer}>
            <Input value={form.insurer} maxLength={100} onChange={({ target }) => change({ insurer: target.value })} />
          </Field>
        )}
      </div>
      <Checkbox
        checked={another}
        onChange={({ target }) =>
          change({ actualUser: target.checked ? { name: '', creditCode: '' } : null, labourDispatch: false })
        }
      >
        {words.post.anotherUser}
      </Checkbox>
      {form.actualUser && (
        <>
          <div className="two">
            <Field id="user-name" label={words.post.userName}>
              <Input
                value={form.actualUser.name}
                maxLength={100}
                onChange={({ target }) => change({ actualUser: { ...form.actualUser!, name: target.value } })}
              />
            </Field>
            <Field id="user-code" label={words.introduction.creditCode} hint={words.optional}>
              <Input
                value={form.actualUser.creditCode}
                maxLength={30}
                onChange={({ target }) => change({ actualUser: { ...form.actualUser!, creditCode: target.value } })}
              />
            </Field>
          </div>
          <Checkbox checked={form.labourDispatch} onChange={({ target }) => change({ labourDispatch: target.checked })}>
            {words.post.dispatch}
          </Checkbox>
        </>
      )}
    </section>
  );
}

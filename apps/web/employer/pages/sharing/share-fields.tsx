import { Checkbox, Input, InputNumber, Select } from 'antd';
import { TRADES } from '../../../shared/generated/catalogue';
import type { Site } from '../../data/postings';
import { DateInput } from '../../ui/date-input';
import { Field, Group } from '../../ui/field';
import { regionCentre, RegionPicker } from '../../ui/region-picker';
import { useLanguage, useWords } from '../../words/words';
import type { ShareDraft, ShareMissing } from './share-draft';

interface FieldsProps {
  readonly draft: ShareDraft;
  readonly change: (part: Partial<ShareDraft>) => void;
  readonly sites: readonly Site[];
  readonly missing: readonly ShareMissing[];
}

const UNITS = ['month', 'day', 'hour'] as const;
const wide = { width: '100%' };

/** What a firm says of a surplus or a shortage. */
export function ShareFields({ draft, change, sites, missing }: FieldsProps) {
  const words = useWords();
  const language = useLanguage();
  const lacks = (name: ShareMissing): string | null =>
    missing.includes(name) ? words.sharing.needs(words.sharing.missing[name]) : null;
  const lends = draft.side === 'surplus';
  const takeSite = (siteId: string): void => {
    const site = sites.find((one) => one.siteId === siteId);
    if (!site) return;
    const { lng, lat } = site.point;
    change({ regionCode: site.regionCode, address: `${site.address}（${site.name}）`, point: { lng, lat } });
  };
  const takeRegion = (code: string | null): void => {
    const centre = code !== null && code.length === 6 ? regionCentre(code) : undefined;
    change({ regionCode: code, ...(centre ? { point: { lng: centre.lng, lat: centre.lat } } : {}) });
  };
  return (
    <>
      <section className="panel" aria-labelledby="share-what">
        <h2 id="share-what">{words.post.what}</h2>
        <div className="two">
          <Field id="share-title" label={words.sharing.title} error={lacks('title')}>
            <Input value={draft.title} maxLength={60} onChange={({ target }) => change({ title: target.value })} />
          </Field>
          <Field id="share-trades" label={words.post.trade} error={lacks('trades')} hint={words.sharing.tradesHint}>
            <Select
              mode="multiple"
              maxCount={5}
              showSearch={{ optionFilterProp: 'label' }}
              value={[...draft.tradeCodes]}
              onChange={(tradeCodes: string[]) => change({ tradeCodes })}
              options={TRADES.map(({ code, zh, en }) => ({ value: code, label: language === 'en' ? en : zh }))}
            />
          </Field>
        </div>
        <Field id="share-description" label={words.post.description}>
          <Input.TextArea
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2_000}
            value={draft.description}
            onChange={({ target }) => change({ description: target.value })}
          />
        </Field>
        <Field id="share-skills" label={words.sharing.skills} hint={words.sharing.skillsHint}>
          <Select
            mode="tags"
            maxCount={10}
            open={false}
            value={[...draft.skills]}
            onChange={(skills: string[]) => change({ skills })}
          />
        </Field>
      </section>
      <section className="panel" aria-labelledby="share-many">
        <h2 id="share-many">{words.sharing.howMany}</h2>
        <div className="three">
          <Field id="share-headcount" label={words.sharing.headcount} error={lacks('headcount')}>
            <InputNumber
              min={1}
              max={500}
              precision={0}
              style={wide}
              value={draft.headcount}
              onChange={(headcount) => change({ headcount })}
            />
          </Field>
          <Field id="share-group" label={words.sharing.leastGroup} hint={words.sharing.leastGroupHint}>
            <InputNumber
              min={1}
              max={500}
              precision={0}
              style={wide}
              value={draft.leastGroup}
              onChange={(leastGroup) => change({ leastGroup })}
            />
          </Field>
          <Field id="share-days" label={words.sharing.leastDays}>
            <InputNumber
              min={1}
              max={731}
              precision={0}
              style={wide}
              value={draft.leastDays}
              onChange={(leastDays) => change({ leastDays })}
            />
          </Field>
          <Field id="share-from" label={words.sharing.from} error={lacks('term')}>
            <DateInput value={draft.from} onDate={(from) => change({ from })} />
          </Field>
          <Field id="share-to" label={words.sharing.to}>
            <DateInput value={draft.to} onDate={(to) => change({ to })} />
          </Field>
        </div>
      </section>
      <section className="panel" aria-labelledby="share-where">
        <h2 id="share-where">{words.post.where}</h2>
        {sites.length > 0 && (
          <Field id="share-site" label={words.sharing.ownSite}>
            <Select
              value={null}
              placeholder={words.post.sitePlaceholder}
              options={sites.map(({ siteId, name, address }) => ({ value: siteId, label: `${name} · ${address}` }))}
              onChange={(siteId: string) => takeSite(siteId)}
            />
          </Field>
        )}
        <RegionPicker label={words.introduction.region} value={draft.regionCode} onChange={takeRegion} />
        <Field id="share-address" label={words.organisation.siteAddress} error={lacks('place')}>
          <Input value={draft.address} maxLength={200} onChange={({ target }) => change({ address: target.value })} />
        </Field>
      </section>
      <section className="panel" aria-labelledby="share-pay">
        <h2 id="share-pay">{words.post.pay}</h2>
        <div className="three">
          <Field
            id="share-amount"
            label={lends ? words.sharing.payLender : words.sharing.payBorrower}
            error={lacks('pay')}
          >
            <InputNumber
              min={0.01}
              precision={2}
              style={wide}
              value={draft.amount}
              onChange={(amount) => change({ amount })}
            />
          </Field>
          <Field id="share-unit" label={words.sharing.unit}>
            <Select
              value={draft.unit}
              onChange={(unit) => change({ unit })}
              options={UNITS.map((value) => ({ value, label: words.sharing.payUnits[value] }))}
            />
          </Field>
          <Field id="share-fee" label={words.sharing.fee} hint={words.sharing.feeHint}>
            <InputNumber
              min={0}
              precision={2}
              style={wide}
              value={draft.feeYuan}
              onChange={(feeYuan) => change({ feeYuan })}
            />
          </Field>
        </div>
        <Group label={lends ? words.sharing.careWanted : words.sharing.careGiven}>
          <div className="row">
            {(['meals', 'lodging', 'transport'] as const).map((name) => (
              <Checkbox key={name} checked={draft[name]} onChange={({ target }) => change({ [name]: target.checked })}>
                {words.sharing[name]}
              </Checkbox>
            ))}
          </div>
        </Group>
        {!lends && (
          <Checkbox
            checked={draft.settlesThroughLender}
            onChange={({ target }) => change({ settlesThroughLender: target.checked })}
          >
            {words.sharing.throughLender}
          </Checkbox>
        )}
      </section>
      {lends && (
        <section className="panel" aria-labelledby="share-declare">
          <h2 id="share-declare">{words.sharing.declaration}</h2>
          <div className="column">
            <Checkbox checked={draft.ownEmployees} onChange={({ target }) => change({ ownEmployees: target.checked })}>
              {words.sharing.ownEmployees}
            </Checkbox>
            <Checkbox checked={draft.insured} onChange={({ target }) => change({ insured: target.checked })}>
              {words.sharing.insured}
            </Checkbox>
            <Checkbox checked={draft.dispatched} onChange={({ target }) => change({ dispatched: target.checked })}>
              {words.sharing.dispatched}
            </Checkbox>
          </div>
          <Field id="share-contracts" label={words.sharing.contracts} hint={words.sharing.contractsHint}>
            <DateInput value={draft.contractsUntil} onDate={(contractsUntil) => change({ contractsUntil })} />
          </Field>
        </section>
      )}
      <section className="panel" aria-labelledby="share-who">
        <h2 id="share-who">{words.sharing.contactOwn}</h2>
        <div className="two">
          <Field
            id="share-contact"
            label={words.sharing.contactName}
            hint={words.sharing.contactHint}
            error={lacks('contact')}
          >
            <Input
              value={draft.contactName}
              maxLength={80}
              onChange={({ target }) => change({ contactName: target.value })}
            />
          </Field>
          <Field id="share-phone" label={words.post.contactPhone}>
            <Input
              type="tel"
              value={draft.contactPhone}
              maxLength={40}
              onChange={({ target }) => change({ contactPhone: target.value })}
            />
          </Field>
        </div>
        <Field id="share-notes" label={words.sharing.notes}>
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={1_000}
            value={draft.notes}
            onChange={({ target }) => change({ notes: target.value })}
          />
        </Field>
      </section>
    </>
  );
}

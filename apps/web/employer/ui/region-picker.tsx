import { Select } from 'antd';
import { REGIONS } from '../../shared/generated/catalogue';
import { useWords } from '../words/words';
import { Field } from './field';

const CITY = 4;
const CITIES = REGIONS.filter(({ code }) => code.length === CITY);

/** 南宁市青秀区 of a code, of a city or of a county. */
export function regionName(code: string): string {
  const city = REGIONS.find((one) => one.code === code.slice(0, CITY));
  const county = code.length > CITY ? REGIONS.find((one) => one.code === code) : undefined;
  return `${city?.name ?? ''}${county?.name ?? ''}`;
}

/** The centre of a region, WGS-84. */
export const regionCentre = (code: string) => REGIONS.find((one) => one.code === code);

interface Props {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly error?: string | null;
  /** Whether a city without its county is enough. */
  readonly cityWillDo?: boolean;
}

const search = { optionFilterProp: 'label' } as const;

/** A city of Guangxi and a county of it. */
export function RegionPicker({ label, value, onChange, error, cityWillDo = false }: Props) {
  const words = useWords();
  const city = value?.slice(0, CITY) ?? null;
  const counties = city === null ? [] : REGIONS.filter(({ code }) => code.length > CITY && code.startsWith(city));
  return (
    <div className="two">
      <Field id="region-city" label={label} error={error}>
        <Select
          showSearch={search}
          value={city}
          placeholder={words.region.city}
          options={CITIES.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(chosen: string) => onChange(chosen)}
        />
      </Field>
      <Field id="region-county" label={words.region.county} hint={cityWillDo ? words.optional : undefined}>
        <Select
          showSearch={search}
          allowClear={cityWillDo}
          disabled={city === null}
          value={value !== null && value.length > CITY ? value : null}
          placeholder={words.region.county}
          options={counties.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(chosen: string | undefined) => onChange(chosen ?? city)}
        />
      </Field>
    </div>
  );
}

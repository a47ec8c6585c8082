import { Alert, Button, Input, Segmented } from 'antd';
import { useState, type FormEvent } from 'react';
import type { Sentence } from '../../../shared/api/refusal';
import type { Schemas } from '../../service';
import { Field, Group } from '../../ui/field';
import { RegionPicker } from '../../ui/region-picker';
import { useSaying, useWords } from '../../words/words';
import { creditCodeFault } from './credit-code';

export type Introduction = Schemas['RegisterOrganisation'];

interface Props {
  readonly given?: Introduction;
  readonly busy: boolean;
  readonly refused: Sentence | null;
  readonly submit: string;
  readonly onSubmit: (introduction: Introduction) => void;
}

const KINDS = ['organisation', 'sole_trader', 'agent', 'household'] as const;

/** What an organisation says of itself: when it registers, and when it corrects that. */
export function IntroductionForm({ given, busy, refused, submit, onSubmit }: Props) {
  const words = useWords();
  const saying = useSaying();
  const [kind, setKind] = useState<Introduction['kind']>(given?.kind ?? 'organisation');
  const [name, setName] = useState(given?.name ?? '');
  const [creditCode, setCreditCode] = useState(given?.creditCode ?? '');
  const [regionCode, setRegionCode] = useState<string | null>(given?.regionCode ?? null);
  const [tried, setTried] = useState(false);
  const household = kind === 'household';
  const faults = {
    name: name.trim().length < 2 ? words.introduction.nameMissing : null,
    creditCode: household ? null : faultOf(creditCode, words.introduction),
    region: regionCode === null ? words.introduction.regionMissing : null,
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const firstWrong = (['name', 'creditCode', 'region'] as const).find((field) => faults[field] !== null);
    if (firstWrong) {
      document.getElementById(firstWrong === 'region' ? 'region-city' : firstWrong)?.focus();
      return;
    }
    onSubmit({ kind, name: name.trim(), creditCode: household ? null : creditCode.trim(), regionCode: regionCode! });
  };
  return (
    <form onSubmit={send} noValidate className="form">
      <Group label={words.introduction.kind} hint={words.introduction.kindHints[kind]}>
        <Segmented
          value={kind}
          onChange={(chosen) => setKind(chosen)}
          options={KINDS.map((value) => ({ value, label: words.introduction.kinds[value] }))}
          aria-label={words.introduction.kind}
          className="wrap"
        />
      </Group>
      <Field
        id="name"
        label={household ? words.introduction.householdName : words.introduction.name}
        hint={household ? words.introduction.householdNameHint : words.introduction.nameHint}
        error={tried ? faults.name : null}
      >
        <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
      </Field>
      {!household && (
        <Field
          id="creditCode"
          label={words.introduction.creditCode}
          hint={words.introduction.creditCodeHint}
          error={(tried || creditCode.trim().length >= 18) && faults.creditCode ? faults.creditCode : null}
        >
          <Input
            value={creditCode}
            maxLength={40}
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setCreditCode(event.target.value)}
          />
        </Field>
      )}
      <RegionPicker
        label={words.introduction.region}
        value={regionCode}
        onChange={setRegionCode}
        error={tried ? faults.region : null}
        cityWillDo
      />
      {refused && <Alert type="error" showIcon title={saying(refused)} role="alert" />}
      <div>
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {submit}
        </Button>
      </div>
    </form>
  );
}

function faultOf(code: string, words: { codeLength: string; codeLetters: string; codeCheck: string }): string | null {
  const fault = creditCodeFault(code);
  return fault && { length: words.codeLength, letters: words.codeLetters, check: words.codeCheck }[fault];
}

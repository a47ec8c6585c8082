import { Button, Switch } from 'antd';
import { TimeInput } from '../../ui/time-input';
import { useWords } from '../../words/words';
import type { PostForm } from './post-form';

const MOST_BREAKS = 8;

/** Breaks of a shift: when, and whether they are paid. */
export function BreakFields({ form, change }: { form: PostForm; change: (part: Partial<PostForm>) => void }) {
  const words = useWords();
  const { breaks } = form;
  const edit = (n: number, part: Partial<PostForm['breaks'][number]>): void =>
    change({ breaks: breaks.map((one, i) => (i === n ? { ...one, ...part } : one)) });
  return (
    <fieldset className="field">
      <legend>{words.post.breaks}</legend>
      {breaks.map((pause, n) => (
        <div key={n} className="row break">
          <TimeInput
            aria-label={words.post.breakStart(n + 1)}
            value={pause.start}
            style={{ width: 100 }}
            onTime={(start) => edit(n, { start })}
          />
          –
          <TimeInput
            aria-label={words.post.breakEnd(n + 1)}
            value={pause.end}
            style={{ width: 100 }}
            onTime={(end) => edit(n, { end })}
          />
          <Switch
            checked={pause.paid}
            aria-label={words.post.breakPaid(n + 1)}
            checkedChildren={words.post.paid}
            unCheckedChildren={words.post.unpaid}
            onChange={(paid) => edit(n, { paid })}
          />
          <Button
            type="text"
            aria-label={words.post.breakRemove(n + 1)}
            onClick={() => change({ breaks: breaks.filter((_, i) => i !== n) })}
          >
            ×
          </Button>
        </div>
      ))}
      {breaks.length < MOST_BREAKS && (
        <div>
          <Button onClick={() => change({ breaks: [...breaks, { start: '12:00', end: '13:00', paid: false }] })}>
            {words.post.addBreak}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

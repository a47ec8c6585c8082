import { Button } from 'antd';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { minuteTime } from '../../../shared/format/time';
import { Link } from '../../../shared/router/link';
import { navigate } from '../../../shared/router/navigation';
import { daysAfter, today } from '../../data/local-days';
import { outdatePostings } from '../../data/postings';
import { useMay } from '../../data/session';
import { awaitPosting } from '../../data/shifts';
import { outdateTemplates, useTemplates, type Template } from '../../data/templates';
import { useAct } from '../../data/use-act';
import { api, clock } from '../../service';
import { ConfirmButton } from '../../ui/confirm-button';
import { Dialog } from '../../ui/dialog';
import { Dates } from '../../ui/dates';
import { Asked, Nothing } from '../../ui/states';
import { useWords } from '../../words/words';

const DAY_MINUTES = 1_440;

/** Templates: what is posted again and again, each ready for its next days. */
export function TemplatesList() {
  const words = useWords();
  const may = useMay();
  const templates = useTemplates();
  const [using, setUsing] = useState<Template | null>(null);
  const remove = useAct(
    async (id: string, headers) => {
      await answered(api.DELETE('/api/posting-templates/{id}', { params: { path: { id } }, headers }));
    },
    { done: words.templates.removed, then: outdateTemplates },
  );
  const hours = ({ patterns }: Template): string =>
    patterns
      .map(({ startMinute, minutes, headcount }) => {
        const end = minuteTime((startMinute + minutes) % DAY_MINUTES);
        return `${minuteTime(startMinute)}–${end} · ${words.people(headcount)}`;
      })
      .join(words.board.between);
  return (
    <Asked query={templates}>
      {(items) =>
        items.length === 0 ? (
          <Nothing title={words.templates.nothing} text={words.templates.nothingText} />
        ) : (
          <>
            <ul className="rows">
              {items.map((template) => (
                <li key={template.templateId}>
                  <div className="grow">
                    <strong>{template.name}</strong>
                    <p className="quiet">{[template.title, template.place, hours(template)].join(' · ')}</p>
                  </div>
                  {may('postings.draft') && (
                    <span className="row">
                      <ConfirmButton
                        type="text"
                        danger
                        ask={words.templates.removeAsk}
                        confirm={words.remove}
                        onConfirm={() => void remove.run(template.templateId)}
                      >
                        {words.remove}
                        <span className="hidden">{template.name}</span>
                      </ConfirmButton>
                      <Link href={`/post?template=${template.templateId}`} className="as-button">
                        {words.templates.edit}
                        <span className="hidden">{template.name}</span>
                      </Link>
                      <Button onClick={() => setUsing(template)}>
                        {words.templates.use}
                        <span className="hidden">{template.name}</span>
                      </Button>
                    </span>
                  )}
                </li>
              ))}
            </ul>
            {using && <Use template={using} onClose={() => setUsing(null)} />}
          </>
        )
      }
    </Asked>
  );
}

function Use({ template, onClose }: { template: Template; onClose: () => void }) {
  const words = useWords();
  const may = useMay();
  const [dates, setDates] = useState<readonly string[]>([daysAfter(today(clock.now()), 1)]);
  const publishes = may('postings.publish');
  const use = useAct(
    (publish: boolean, headers) => {
      const params = { path: { id: template.templateId } };
      return answered(
        api.POST('/api/posting-templates/{id}/postings', { params, headers, body: { dates: [...dates], publish } }),
      );
    },
    {
      then: ({ postingId, state }) => {
        awaitPosting(postingId);
        outdatePostings();
        navigate(state === 'published' ? '/?range=month' : `/postings/${postingId}?sent=${state}`);
        onClose();
      },
    },
  );
  return (
    <Dialog
      title={template.name}
      okText={publishes ? words.templates.publish : words.post.saveDraft}
      okButtonProps={{ disabled: dates.length === 0 }}
      cancelText={words.cancel}
      confirmLoading={use.busy}
      onOk={() => void use.run(publishes)}
      onCancel={onClose}
    >
      <Dates label={words.post.dates} value={dates} onChange={setDates} />
    </Dialog>
  );
}

import { Input } from 'antd';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import type { Posting } from '../../data/postings';
import { outdateTemplates } from '../../data/templates';
import { useAct } from '../../data/use-act';
import { api } from '../../service';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { useSaying, useWords } from '../../words/words';

/** Keeps a posting under a name, to be posted again. */
export function SaveTemplate({ posting, onClose }: { posting: Posting; onClose: () => void }) {
  const words = useWords();
  const saying = useSaying();
  const [name, setName] = useState(posting.terms.title);
  const save = useAct(
    (body: { postingId: string; name: string }, headers) =>
      answered(api.POST('/api/posting-templates', { body, headers })),
    {
      done: words.templates.saved,
      quiet: true,
      then: () => {
        outdateTemplates();
        onClose();
      },
    },
  );
  return (
    <Dialog
      title={words.templates.save}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={save.busy}
      onOk={() => void save.run({ postingId: posting.id, name: name.trim() })}
      onCancel={onClose}
    >
      <Field
        id="template-name"
        label={words.templates.name}
        hint={words.templates.nameHint}
        error={save.refused && saying(save.refused)}
      >
        <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} autoFocus />
      </Field>
    </Dialog>
  );
}

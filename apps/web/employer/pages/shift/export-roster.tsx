import { Alert, Radio } from 'antd';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import type { Shift } from '../../data/shifts';
import { useAct } from '../../data/use-act';
import { api } from '../../service';
import { Dialog } from '../../ui/dialog';
import { Group } from '../../ui/field';
import { useWords } from '../../words/words';

const PURPOSES = ['none', 'insurance', 'gate', 'wages'] as const;
type Purpose = (typeof PURPOSES)[number];

/** Who comes, as a spreadsheet; with ID numbers only for a purpose that is kept on record. */
export function ExportRoster({ shift, onClose }: { shift: Shift; onClose: () => void }) {
  const words = useWords();
  const [purpose, setPurpose] = useState<Purpose>('none');
  const ask = useAct(
    (wanted: Purpose, headers) =>
      answered(
        api.POST('/api/shifts/{id}/roster-files', {
          params: { path: { id: shift.shiftId } },
          headers,
          body: { purpose: wanted === 'none' ? null : wanted },
        }),
      ),
    {
      done: words.roster.ready,
      then: ({ path }) => {
        location.assign(path);
        onClose();
      },
    },
  );
  return (
    <Dialog
      title={words.roster.title}
      okText={words.roster.run}
      cancelText={words.cancel}
      confirmLoading={ask.busy}
      onOk={() => void ask.run(purpose)}
      onCancel={onClose}
    >
      <div className="form">
        <Group label={words.roster.purpose}>
          <Radio.Group
            className="column"
            value={purpose}
            onChange={({ target }) => setPurpose(target.value as Purpose)}
            options={PURPOSES.map((value) => ({ value, label: words.roster.purposes[value] }))}
          />
        </Group>
        {purpose !== 'none' && <Alert type="warning" showIcon title={words.roster.recorded} />}
      </div>
    </Dialog>
  );
}

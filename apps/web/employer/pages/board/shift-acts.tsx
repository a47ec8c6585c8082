import { Button } from 'antd';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { useMay } from '../../data/session';
import { outdateShift, type Shift } from '../../data/shifts';
import { useAct } from '../../data/use-act';
import { api } from '../../service';
import { lazyPart } from '../../ui/lazy-page';
import { useWords } from '../../words/words';
import type { ShiftAct } from './shift-dialogs';

const ShiftDialog = lazyPart(() => import('./shift-dialogs').then((part) => part.ShiftDialog));

/** More people, fewer, the same on another day, or not at all: each in two taps. */
export function ShiftActs({ shift }: { shift: Shift }) {
  const words = useWords();
  const may = useMay();
  const [open, setOpen] = useState<ShiftAct | null>(null);
  const close = (): void => setOpen(null);
  const look = useAct(
    (_: null, headers) =>
      answered(api.POST('/api/shifts/{id}/another-look', { params: { path: { id: shift.shiftId } }, headers })),
    { done: words.board.looking, then: () => outdateShift(shift.shiftId) },
  );
  const lacks = shift.mode.dispatch && shift.board.filled < shift.board.headcount;
  if (!may('shifts.change') && !may('postings.draft')) return null;
  const named = <span className="hidden">{shift.title}</span>;
  return (
    <div className="row acts no-print">
      {may('shifts.change') && (
        <>
          {lacks && (
            <Button loading={look.busy} onClick={() => void look.run(null)}>
              {words.board.look}
              {named}
            </Button>
          )}
          <Button onClick={() => setOpen('add')}>
            {words.board.add}
            {named}
          </Button>
          <Button onClick={() => setOpen('cut')} disabled={shift.board.headcount <= 1}>
            {words.board.cut}
            {named}
          </Button>
        </>
      )}
      {may('postings.draft') && (
        <Button onClick={() => setOpen('copy')}>
          {words.board.copy}
          {named}
        </Button>
      )}
      {may('postings.withdraw') && (
        <Button danger type="text" onClick={() => setOpen('withdraw')}>
          {words.board.withdraw}
          {named}
        </Button>
      )}
      {open && <ShiftDialog act={open} shift={shift} onClose={close} />}
    </div>
  );
}

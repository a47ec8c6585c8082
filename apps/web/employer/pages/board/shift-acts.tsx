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
            <button
              type="button"
              className="as-button"
              disabled={look.busy}
              aria-busy={look.busy}
              onClick={() => void look.run(null)}
            >
              {words.board.look}
              {named}
            </button>
          )}
          <button type="button" className="as-button" onClick={() => setOpen('add')}>
            {words.board.add}
            {named}
          </button>
          <button
            type="button"
            className="as-button"
            onClick={() => setOpen('cut')}
            disabled={shift.board.headcount <= 1}
          >
            {words.board.cut}
            {named}
          </button>
        </>
      )}
      {may('postings.draft') && (
        <button type="button" className="as-button" onClick={() => setOpen('copy')}>
          {words.board.copy}
          {named}
        </button>
      )}
      {may('postings.withdraw') && (
        <button type="button" className="as-button bare bad" onClick={() => setOpen('withdraw')}>
          {words.board.withdraw}
          {named}
        </button>
      )}
      {open && <ShiftDialog act={open} shift={shift} onClose={close} />}
    </div>
  );
}

import { Checkbox, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { localDate } from '../../../shared/format/time';
import { isComing } from '../../data/board-sums';
import { daysAfter } from '../../data/local-days';
import { useMay } from '../../data/session';
import { awaitPosting, outdateShift, usePeople, type Shift } from '../../data/shifts';
import { useAct } from '../../data/use-act';
import { api } from '../../service';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { useWords } from '../../words/words';
import { CopyDialog } from '../postings/copy-dialog';

export type ShiftAct = 'add' | 'cut' | 'copy' | 'withdraw';

const MOST_SEATS = 500;

/** What is asked before a shift is changed. */
export function ShiftDialog({ act, ...given }: { act: ShiftAct } & ActProps) {
  const Asked = { add: Add, cut: Cut, copy: Copy, withdraw: Withdraw }[act];
  return <Asked {...given} />;
}

interface ActProps {
  readonly shift: Shift;
  readonly onClose: () => void;
}

function useHeadcount({ shift, onClose }: ActProps, done: string) {
  return useAct(
    (body: { headcount: number; cancelBookingIds: string[] }, headers) =>
      answered(api.POST('/api/shifts/{id}/headcount', { params: { path: { id: shift.shiftId } }, headers, body })),
    {
      done,
      then: () => {
        outdateShift(shift.shiftId);
        onClose();
      },
    },
  );
}

function Add({ shift, onClose }: ActProps) {
  const words = useWords();
  const [more, setMore] = useState(1);
  const change = useHeadcount({ shift, onClose }, words.board.added);
  const { headcount } = shift.board;
  return (
    <Dialog
      title={words.board.addTitle(shift.title)}
      okText={words.board.addDo(more)}
      cancelText={words.cancel}
      confirmLoading={change.busy}
      onOk={() => void change.run({ headcount: headcount + more, cancelBookingIds: [] })}
      onCancel={onClose}
    >
      <Field id="more-people" label={words.board.addHow} hint={words.board.fromTo(headcount, headcount + more)}>
        <InputNumber
          min={1}
          max={MOST_SEATS - headcount}
          value={more}
          onChange={(value) => setMore(value ?? 1)}
          autoFocus
        />
      </Field>
    </Dialog>
  );
}

function Cut({ shift, onClose }: ActProps) {
  const words = useWords();
  const may = useMay();
  const [less, setLess] = useState(1);
  const [chosen, choose] = useState<readonly string[]>([]);
  const people = usePeople(shift.shiftId);
  const change = useHeadcount({ shift, onClose }, words.board.cutDone);
  const { headcount, filled } = shift.board;
  const target = headcount - less;
  const mustGo = Math.max(0, filled - target);
  const holders = (people.data?.holders ?? []).filter(isComing);
  const ready = mustGo === 0 || (may('bookings.cancel') && chosen.length === mustGo);
  return (
    <Dialog
      title={words.board.cutTitle(shift.title)}
      okText={mustGo > 0 ? words.board.cutPeople(less, mustGo) : words.board.cutDo(less)}
      okButtonProps={{ disabled: !ready, danger: mustGo > 0 }}
      cancelText={words.cancel}
      confirmLoading={change.busy}
      onOk={() => void change.run({ headcount: target, cancelBookingIds: mustGo > 0 ? [...chosen] : [] })}
      onCancel={onClose}
    >
      <Field id="fewer-people" label={words.board.cutHow} hint={words.board.fromTo(headcount, target)}>
        <InputNumber min={1} max={headcount - 1} value={less} onChange={(value) => setLess(value ?? 1)} autoFocus />
      </Field>
      {mustGo > 0 && !may('bookings.cancel') && <p className="field-error">{words.board.cutOffice}</p>}
      {mustGo > 0 && may('bookings.cancel') && (
        <fieldset className="field">
          <legend>{words.board.cutNames(mustGo)}</legend>
          <Checkbox.Group
            className="column"
            value={[...chosen]}
            onChange={(values) => choose(values)}
            options={[...holders].reverse().map(({ bookingId, name }) => ({
              value: bookingId,
              label: name ?? words.board.unnamed,
              disabled: !chosen.includes(bookingId) && chosen.length >= mustGo,
            }))}
          />
          <p className="field-hint">{words.board.cutTold}</p>
        </fieldset>
      )}
    </Dialog>
  );
}

function Copy({ shift, onClose }: ActProps) {
  return (
    <CopyDialog
      postingId={shift.postingId}
      title={shift.title}
      proposed={[daysAfter(localDate(shift.start), 1)]}
      onCopied={awaitPosting}
      onClose={onClose}
    />
  );
}

function Withdraw({ shift, onClose }: ActProps) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const withdraw = useAct(
    (why: string, headers) =>
      answered(
        api.POST('/api/shifts/{id}/withdrawal', {
          params: { path: { id: shift.shiftId } },
          headers,
          body: { reason: why },
        }),
      ),
    {
      done: words.board.withdrawn,
      then: () => {
        outdateShift(shift.shiftId);
        onClose();
      },
    },
  );
  return (
    <Dialog
      title={words.board.withdrawTitle(shift.title)}
      okText={words.board.withdraw}
      okButtonProps={{ danger: true, disabled: reason.trim().length < 2 }}
      cancelText={words.cancel}
      confirmLoading={withdraw.busy}
      onOk={() => void withdraw.run(reason.trim())}
      onCancel={onClose}
    >
      <p>{words.board.withdrawText(shift.board.filled)}</p>
      <Field id="withdraw-reason" label={words.board.withdrawReason} hint={words.board.withdrawHint}>
        <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} autoFocus />
      </Field>
    </Dialog>
  );
}

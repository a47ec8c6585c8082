import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { moment } from '../../../shared/format/time';
import { isComing } from '../../data/board-sums';
import { outdateShift, type SeatHolder, type Shift } from '../../data/shifts';
import { useMay } from '../../data/session';
import { useAct } from '../../data/use-act';
import { api, clock } from '../../service';
import { asCards } from '../../ui/as-cards';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { Mark } from '../../ui/mark';
import { Nothing } from '../../ui/states';
import { useLanguage, useWords } from '../../words/words';

/** Who holds a seat, and who held one and does not come. */
export function Roster({ holders, shift }: { holders: readonly SeatHolder[]; shift: Shift }) {
  const words = useWords();
  const language = useLanguage();
  const may = useMay();
  const [blocking, setBlocking] = useState<SeatHolder | null>(null);
  const regular = useAct(
    (workerId: string, headers) => answered(api.POST('/api/regulars', { body: { workerId }, headers })),
    { done: words.shift.madeRegular },
  );
  if (holders.length === 0) return <Nothing title={words.shift.nobody} text={words.shift.nobodyText} />;
  const stateOf = (one: SeatHolder): string =>
    words.shift.bookingStates[one.state as keyof typeof words.shift.bookingStates] ?? one.state;
  return (
    <>
      <Table<SeatHolder>
        rowKey="bookingId"
        dataSource={[...holders]}
        pagination={false}
        size="middle"
        scroll={{ x: 640 }}
        className="as-cards"
        columns={asCards<SeatHolder>([
          {
            title: words.shift.columns.name,
            render: (_, one) => (
              <>
                {one.name ?? words.board.unnamed} {one.verified && <Mark tone="good">{words.board.verified}</Mark>}
                {one.partyId && <Mark tone="plain">{words.shift.party}</Mark>}
              </>
            ),
          },
          {
            title: words.shift.columns.state,
            render: (_, one) => <Mark tone={isComing(one) ? 'good' : 'plain'}>{stateOf(one)}</Mark>,
          },
          {
            title: words.shift.columns.comes,
            render: (_, one) => (one.reconfirmed ? words.shift.reconfirmed[one.reconfirmed] : words.shift.notAsked),
          },
          {
            title: words.shift.columns.since,
            render: (_, one) =>
              `${moment(one.madeAt, clock.now(), language)} ${words.shift.how[one.how as keyof typeof words.shift.how] ?? ''}`,
          },
          {
            title: <span className="hidden">{words.shift.columns.acts}</span>,
            className: 'no-print',
            align: 'right',
            render: (_, one) => (
              <span className="row end">
                {may('regulars.manage') && isComing(one) && (
                  <Button size="small" disabled={regular.busy} onClick={() => void regular.run(one.workerId)}>
                    {words.shift.makeRegular}
                    <span className="hidden">{one.name}</span>
                  </Button>
                )}
                {may('blocks.manage') && (
                  <Button size="small" type="text" danger onClick={() => setBlocking(one)}>
                    {words.shift.block}
                    <span className="hidden">{one.name}</span>
                  </Button>
                )}
              </span>
            ),
          },
        ])}
      />
      {blocking && <Block holder={blocking} shift={shift} onClose={() => setBlocking(null)} />}
    </>
  );
}

function Block({ holder, shift, onClose }: { holder: SeatHolder; shift: Shift; onClose: () => void }) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const block = useAct(
    (why: string | null, headers) =>
      answered(api.POST('/api/blocks', { body: { workerId: holder.workerId, reason: why }, headers })),
    {
      done: words.shift.blocked,
      then: () => {
        outdateShift(shift.shiftId);
        onClose();
      },
    },
  );
  return (
    <Dialog
      title={words.shift.blockTitle(holder.name ?? words.board.unnamed)}
      okText={words.shift.block}
      okButtonProps={{ danger: true }}
      cancelText={words.cancel}
      confirmLoading={block.busy}
      onOk={() => void block.run(reason.trim() || null)}
      onCancel={onClose}
    >
      <p>{words.shift.blockText}</p>
      <Field id="block-reason" label={words.shift.blockReason} hint={words.shift.blockHint}>
        <Input value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} autoFocus />
      </Field>
    </Dialog>
  );
}

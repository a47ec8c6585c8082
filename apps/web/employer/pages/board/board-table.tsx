import { Table, type TableColumnsType } from 'antd';
import { Link } from '../../../shared/router/link';
import { standingOf, STANDING_TONES } from '../../data/board-sums';
import type { Shift } from '../../data/shifts';
import { asCards } from '../../ui/as-cards';
import { Mark } from '../../ui/mark';
import { useWords } from '../../words/words';
import { TimeLeft, Wage, When } from './shift-facts';

/** The same board as rows to sort and compare. */
export function BoardTable({ shifts, now }: { shifts: readonly Shift[]; now: number }) {
  const words = useWords();
  const { columns, standings } = words.board;
  const number = (title: string, of: (shift: Shift) => number) => ({
    title,
    align: 'right' as const,
    render: (_: unknown, shift: Shift) => of(shift),
    sorter: (a: Shift, b: Shift) => of(a) - of(b),
  });
  const missing = ({ board }: Shift): number => Math.max(0, board.headcount - board.filled);
  const rows: TableColumnsType<Shift> = [
    {
      title: columns.date,
      render: (_, shift) => <When shift={shift} now={now} />,
      sorter: (a, b) => a.start.localeCompare(b.start),
      defaultSortOrder: 'ascend',
    },
    { title: columns.title, render: (_, shift) => <Link href={`/shifts/${shift.shiftId}`}>{shift.title}</Link> },
    { title: columns.place, render: (_, shift) => shift.place.name },
    { title: columns.pay, render: (_, shift) => <Wage shift={shift} /> },
    number(columns.needed, ({ board }) => board.headcount),
    number(columns.confirmed, ({ board }) => board.filled),
    number(columns.waiting, ({ board }) => board.openOffers),
    number(columns.missing, missing),
    {
      title: columns.standing,
      render: (_, shift) => {
        const standing = standingOf(shift, now);
        return (
          <>
            <Mark tone={STANDING_TONES[standing]}>{standings[standing]}</Mark> <TimeLeft shift={shift} now={now} />
          </>
        );
      },
    },
  ];
  return (
    <div className="panel flush">
      <Table<Shift>
        rowKey="shiftId"
        className="as-cards"
        columns={asCards(rows)}
        dataSource={[...shifts]}
        pagination={false}
        scroll={{ x: 980 }}
        size="middle"
      />
    </div>
  );
}

import type { TableColumnsType } from 'antd';

/** Columns whose cells bear their names: on a phone a row of `.as-cards` is a card, and the head of the table is gone. */
export const asCards = <Row>(columns: TableColumnsType<Row>): TableColumnsType<Row> =>
  columns.map((column) => {
    const { title } = column;
    if (typeof title !== 'string') return column;
    return { ...column, onCell: () => ({ 'data-label': title }) as object };
  });

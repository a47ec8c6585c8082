import { Card, Empty, Typography } from 'antd';
import { useWords } from '../words/words';

/** The seats of one's shifts as they fill. */
export function Board() {
  const words = useWords();
  return (
    <>
      <Typography.Title level={3}>{words.menu.board}</Typography.Title>
      <Card>
        <Empty description={words.board.nothingTitle}>
          <Typography.Text type="secondary">{words.board.nothingText}</Typography.Text>
        </Empty>
      </Card>
    </>
  );
}

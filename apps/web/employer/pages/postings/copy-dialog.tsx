import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { outdatePostings } from '../../data/postings';
import { useMay } from '../../data/session';
import { useAct } from '../../data/use-act';
import { api } from '../../service';
import { Dates } from '../../ui/dates';
import { Dialog } from '../../ui/dialog';
import { useWords } from '../../words/words';

/** Asks for which dates a posting is written again. @param onCopied hears of the new one before the dialog goes */
export function CopyDialog({
  postingId,
  title,
  proposed = [],
  onCopied,
  onClose,
}: {
  postingId: string;
  title: string;
  proposed?: readonly string[];
  onCopied: (postingId: string) => void;
  onClose: () => void;
}) {
  const words = useWords();
  const may = useMay();
  const [dates, setDates] = useState<readonly string[]>(proposed);
  const copy = useAct(
    (publish: boolean, headers) => {
      const body = { dates: [...dates], publish };
      return answered(api.POST('/api/postings/{id}/copies', { params: { path: { id: postingId } }, headers, body }));
    },
    {
      done: words.board.copied,
      then: (made) => {
        outdatePostings();
        onCopied(made.postingId);
        onClose();
      },
    },
  );
  const publishes = may('postings.publish');
  return (
    <Dialog
      title={words.board.copyTitle(title)}
      okText={publishes ? words.board.copyPublish : words.board.copyDraft}
      okButtonProps={{ disabled: dates.length === 0 }}
      cancelText={words.cancel}
      confirmLoading={copy.busy}
      onOk={() => void copy.run(publishes)}
      onCancel={onClose}
    >
      <Dates label={words.board.copyTo} value={dates} onChange={setDates} />
    </Dialog>
  );
}

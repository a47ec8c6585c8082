import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { answered } from '../../../shared/api/api-client';
import { Refusal, sentenceOf } from '../../../shared/api/refusal';
import { Link } from '../../../shared/router/link';
import { downloadFile } from '../../data/download';
import { api } from '../../service';
import { PageHead } from '../../ui/page-head';
import { Bones, Nothing, Warning } from '../../ui/states';
import { useSaying, useWords } from '../../words/words';

/** The link to a roster's file was opened and refused: it is asked for once more, perhaps after a sign-in, or says why not. */
export function RosterFilePage({ token }: { token: string }) {
  const words = useWords();
  const saying = useSaying();
  const file = useQuery({
    queryKey: ['roster-file', token],
    retry: false,
    // Each opening is counted and on record.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const asked = api.GET('/api/roster-files/{token}', { params: { path: { token } }, parseAs: 'blob' });
      const blob = (await answered(asked)) as unknown as Blob;
      downloadFile(words.roster.fileName, blob);
      return blob.size;
    },
  });
  return (
    <>
      <PageHead title={words.roster.export} />
      {file.isPending && <Bones count={1} rows={2} />}
      {file.isSuccess && (
        <Nothing title={words.roster.ready}>
          <ToBoard />
        </Nothing>
      )}
      {file.error && (
        <div className="panel nothing" role="alert">
          <Warning />
          <h2>{isOver(file.error) ? words.roster.over : saying(sentenceOf(file.error))}</h2>
          <p>{words.roster.gone}</p>
          <div className="row centred">
            <ToBoard />
            <Button onClick={() => void file.refetch()}>{words.retry}</Button>
          </div>
        </div>
      )}
    </>
  );
}

/** The service’s own sentences of links are about those in text messages. */
const isOver = (error: Error): boolean => error instanceof Refusal && error.code.startsWith('identity.link_');

function ToBoard() {
  const words = useWords();
  return (
    <Link href="/" className="as-button primary">
      {words.failed.home}
    </Link>
  );
}

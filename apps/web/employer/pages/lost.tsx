import { Link } from '../../shared/router/link';
import { Nothing } from '../ui/states';
import { PageHead } from '../ui/page-head';
import { useWords } from '../words/words';

/** An address of no page. */
export function Lost() {
  const words = useWords();
  return (
    <>
      <PageHead title={words.lost.title} />
      <Nothing title={words.lost.title} text={words.lost.text}>
        <Link href="/" className="as-button primary">
          {words.failed.home}
        </Link>
      </Nothing>
    </>
  );
}

import { Link } from '../../shared/router/link';
import { Empty } from '../ui/states';
import { Page } from '../ui/frame';
import { useWords } from '../words/words';

/** An address of nothing. */
export function Lost() {
  const words = useWords();
  return (
    <Page title={words.name} from="/">
      <Empty icon="search" title={words.lost.title} text={words.lost.text}>
        <Link className="button short" href="/">
          {words.lost.home}
        </Link>
      </Empty>
    </Page>
  );
}

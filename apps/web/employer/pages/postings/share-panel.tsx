import { Button, Input } from 'antd';
import type { Posting } from '../../data/postings';
import { Field } from '../../ui/field';
import { tell } from '../../ui/telling';
import { useWords } from '../../words/words';

/** How a public posting is passed on: a short link for chat groups, a code to scan, a poster to print. */
export function SharePanel({ posting }: { posting: Posting }) {
  const words = useWords();
  const { links, id, state } = posting;
  if (!links || state !== 'published') return null;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(links.url);
      tell.done(words.share.copied);
    } catch {
      tell.note(words.share.copyByHand);
    }
  };
  return (
    <section className="panel stack no-print">
      <h2>{words.share.title}</h2>
      <div className="share">
        <img src={`/api/postings/${id}/qr-code`} alt={words.share.code} width="132" height="132" />
        <div className="stack">
          <Field id="share-link" label={words.share.link} hint={words.share.linkHint}>
            <Input readOnly value={links.url} onFocus={({ target }) => target.select()} />
          </Field>
          <div className="row">
            <Button onClick={() => void copy()}>{words.share.copy}</Button>
            <a className="as-button" href={links.posterUrl} target="_blank" rel="noreferrer">
              {words.share.poster}
            </a>
          </div>
        </div>
      </div>
    </section>
  );
}

import { useState } from 'react';
import { place } from '../../../shared/router/navigation';
import { today } from '../../data/local-days';
import { usePattern, useSites, type Pattern, type Site } from '../../data/postings';
import { useOrganisation, type Organisation } from '../../data/session';
import { clock } from '../../service';
import { PageHead } from '../../ui/page-head';
import { Asked, Bones, Nothing } from '../../ui/states';
import { useWords } from '../../words/words';
import { Link } from '../../../shared/router/link';
import { VerificationTold } from '../start/verification';
import { emptyForm, formOf, nextDate, type PostForm } from './post-form';
import { PostEditor } from './post-editor';

interface Props {
  /** A draft that is edited. */
  readonly draft?: string;
  /** What a new posting begins with; null: the last one. */
  readonly from: string | null;
  /** A template that it begins with. */
  readonly template?: string | null;
}

/** One page on which work is posted. */
export function PostPage({ draft, from, template = null }: Props) {
  const words = useWords();
  const organisation = useOrganisation();
  const pattern = usePattern(from, template);
  const sites = useSites();
  return (
    <>
      <PageHead title={draft ? words.post.editTitle : words.post.title} lead={words.post.lead} backTo="/" />
      {organisation.data && <VerificationTold organisation={organisation.data} />}
      <Asked query={organisation} bones={<Bones count={2} rows={6} />}>
        {(own) => (
          <Asked query={sites} bones={<Bones count={2} rows={6} />}>
            {(places) => (
              <Asked query={pattern} bones={<Bones count={2} rows={6} />}>
                {(posting) => <Begun own={own} places={places} posting={posting} draft={draft} from={from} />}
              </Asked>
            )}
          </Asked>
        )}
      </Asked>
    </>
  );
}

interface BegunProps {
  readonly own: Organisation;
  readonly places: readonly Site[];
  readonly posting: Pattern | null;
  readonly draft: string | undefined;
  readonly from: string | null;
}

function Begun({ own, places, posting, draft, from }: BegunProps) {
  const words = useWords();
  const open = places.filter(({ active }) => active);
  const [form] = useState(() => beginning({ own, places: open, posting, draft, from }));
  if (open.length === 0) {
    return (
      <Nothing title={words.post.noSite} text={words.post.noSiteText}>
        <Link href="/organisation" className="as-button primary">
          {words.post.addSite}
        </Link>
      </Nothing>
    );
  }
  const editing =
    draft !== undefined && posting?.version !== undefined ? { postingId: draft, version: posting.version } : null;
  return (
    <PostEditor
      begun={form}
      sites={open}
      poster={{ name: own.name, kind: own.kind }}
      editing={editing}
      patternTitle={from === null && posting ? posting.terms.title : null}
    />
  );
}

function beginning({ own, places, posting, draft }: Omit<BegunProps, 'from'> & { from: string | null }): PostForm {
  const wished = place.get().query.get('date');
  const date = wished && /^\d{4}-\d\d-\d\d$/.test(wished) ? wished : nextDate(today(clock.now()));
  const siteId = places.length === 1 ? places[0]!.siteId : null;
  const form = posting
    ? formOf(posting, own, siteId, draft ? undefined : [date])
    : emptyForm(own, date, siteId ?? places[0]?.siteId ?? null);
  // A place that was given up since is no place to work at.
  return places.some((site) => site.siteId === form.siteId) ? form : { ...form, siteId: places[0]?.siteId ?? null };
}

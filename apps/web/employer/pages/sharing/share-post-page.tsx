import { Alert, Button, Spin } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { navigate, place } from '../../../shared/router/navigation';
import { today } from '../../data/local-days';
import { useSites, type Site } from '../../data/postings';
import { useMay } from '../../data/session';
import { outdateSharing, useSharedPosting, type SharedSide } from '../../data/sharing';
import { useAct } from '../../data/use-act';
import { api, clock } from '../../service';
import { Mark } from '../../ui/mark';
import { PageHead } from '../../ui/page-head';
import { Asked } from '../../ui/states';
import { useSaying, useWords } from '../../words/words';
import { FindingList } from '../post/findings';
import { useSettled } from '../post/use-preview';
import {
  draftOf,
  emptyDraft,
  missingOfDraft,
  sharedInputOf,
  sharingWaysOut,
  type ShareDraft,
  type ShareMissing,
} from './share-draft';
import { ShareFields } from './share-fields';

/** A surplus or a shortage is written, or one that stands is changed. */
export function SharePostPage({ side }: { side: string | null }) {
  const words = useWords();
  const wanted: SharedSide = side === 'surplus' ? 'surplus' : 'shortage';
  const edited = place.get().query.get('edit');
  const sites = useSites();
  const title = wanted === 'surplus' ? words.sharing.postSurplus : words.sharing.postShortage;
  return (
    <>
      <PageHead title={title} lead={words.sharing.formLead[wanted]} backTo="/shared" />
      <Asked query={sites}>
        {(places) =>
          edited === null ? (
            <Editor key={wanted} begun={emptyDraft(wanted, today(clock.now()))} sites={places} editing={null} />
          ) : (
            <Edited id={edited} sites={places} />
          )
        }
      </Asked>
    </>
  );
}

function Edited({ id, sites }: { id: string; sites: readonly Site[] }) {
  const posting = useSharedPosting(id);
  return (
    <Asked query={posting}>
      {(found) => (
        <Editor
          begun={draftOf(found, today(clock.now()))}
          sites={sites}
          editing={{ id, version: found.version, state: found.state }}
        />
      )}
    </Asked>
  );
}

interface EditorProps {
  readonly begun: ShareDraft;
  readonly sites: readonly Site[];
  readonly editing: { readonly id: string; readonly version: number; readonly state: string } | null;
}

const PLACES: Readonly<Record<ShareMissing, string>> = {
  title: 'share-title',
  trades: 'share-trades',
  headcount: 'share-headcount',
  term: 'share-from',
  place: 'share-address',
  pay: 'share-amount',
  contact: 'share-contact',
};

function Editor({ begun, sites, editing }: EditorProps) {
  const words = useWords();
  const saying = useSaying();
  const may = useMay();
  const [draft, setDraft] = useState(begun);
  const [tried, setTried] = useState(false);
  const missing = missingOfDraft(draft);
  const change = (part: Partial<ShareDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const text = useSettled(missing.length === 0 ? JSON.stringify(sharedInputOf(draft)) : null);
  const preview = useQuery({
    queryKey: ['sharing-preview', text],
    enabled: text !== null,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    queryFn: () => {
      const body = JSON.parse(text!) as ReturnType<typeof sharedInputOf>;
      return answered(api.POST('/api/shared-postings/preview', { body }));
    },
  });
  const send = useAct(
    (publish: boolean, headers) => {
      const body = sharedInputOf(draft);
      if (editing === null) return answered(api.POST('/api/shared-postings', { body: { ...body, publish }, headers }));
      // Which side it is and until when it stands open is no change of its terms.
      const { side: _side, validUntil: _until, settlesThroughLender, declaration, ...terms } = body;
      const changes = {
        ...terms,
        ...(settlesThroughLender === null ? {} : { settlesThroughLender }),
        ...(declaration === null ? {} : { declaration }),
        version: editing.version,
      };
      return answered(
        api.PATCH('/api/shared-postings/{id}', { params: { path: { id: editing.id } }, body: changes, headers }),
      );
    },
    {
      quiet: true,
      then: ({ postingId, state }) => {
        outdateSharing();
        navigate(`/shared/${postingId}?sent=${state}`, 'replace');
      },
    },
  );
  const attempt = (publish: boolean): void => {
    setTried(true);
    const [first] = missing;
    if (first) document.getElementById(PLACES[first])?.focus();
    else void send.run(publish);
  };
  const names = (list: readonly ShareMissing[]): string =>
    list.map((name) => words.sharing.missing[name]).join(words.listSign);
  return (
    <div className="posting">
      <div className="posting-form">
        <ShareFields draft={draft} change={change} sites={sites} missing={tried ? missing : []} />
        {send.refused && <Alert type="error" showIcon title={saying(send.refused)} role="alert" />}
        <div className="posting-send">
          {editing === null && may('postings.publish') && (
            <Button type="primary" size="large" loading={send.busy} onClick={() => attempt(true)}>
              {preview.data?.review ? words.post.publishReview : words.post.publish}
            </Button>
          )}
          <Button
            size="large"
            {...(editing ? { type: 'primary' as const } : {})}
            disabled={send.busy}
            onClick={() => attempt(false)}
          >
            {editing === null ? words.post.saveDraft : words.save}
          </Button>
          {tried && missing.length > 0 && (
            <span className="quiet" role="status">
              {words.post.stillMissing(names(missing))}
            </span>
          )}
        </div>
      </div>
      <aside className="beside" aria-label={words.post.findings}>
        <section className="panel stack">
          <h2 className="row">
            {words.post.findings}
            {preview.isFetching && <Spin size="small" aria-label={words.post.checking} />}
          </h2>
          {missing.length > 0 && <p className="quiet">{words.post.fillFirst(names(missing))}</p>}
          {preview.data && missing.length === 0 && preview.data.findings.length === 0 && (
            <p>
              <Mark tone="good">{words.post.fine}</Mark>
            </p>
          )}
          {preview.data && (
            <FindingList
              findings={preview.data.findings}
              wayOf={(finding) =>
                sharingWaysOut(finding, draft, words.ways).map(({ label, apply }) => (
                  <Button key={label} size="small" type="primary" ghost onClick={() => setDraft(apply)}>
                    {label}
                  </Button>
                ))
              }
            />
          )}
        </section>
      </aside>
    </div>
  );
}

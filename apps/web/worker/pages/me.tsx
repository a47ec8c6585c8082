import { useState } from 'react';
import { sentenceOf } from '../../shared/api/refusal';
import { Link } from '../../shared/router/link';
import { useStore } from '../../shared/state/store';
import { freeHours } from '../data/availability-parts';
import { useProfile } from '../data/own';
import { session, signOut, type Profile } from '../service';
import { Icon, type IconName } from '../ui/icon';
import { Page } from '../ui/frame';
import { RegionName } from '../ui/region-name';
import { Sheet } from '../ui/sheet';
import { Shown } from '../ui/states';
import { Switch } from '../ui/switch';
import { say } from '../ui/toast';
import { useEdit } from './edit-profile';
import { useSaying, useWords, type Words } from '../words/words';

type PartName =
  | 'identity'
  | 'trades'
  | 'place'
  | 'when'
  | 'certificates'
  | 'parties'
  | 'market'
  | 'display'
  | 'ranking'
  | 'sessions'
  | 'data';

const GROUPS: readonly (readonly { readonly part: PartName; readonly icon: IconName }[])[] = [
  [
    { part: 'identity', icon: 'shield' },
    { part: 'trades', icon: 'tool' },
    { part: 'place', icon: 'place' },
    { part: 'when', icon: 'clock' },
    { part: 'certificates', icon: 'paper' },
  ],
  [
    { part: 'parties', icon: 'people' },
    { part: 'market', icon: 'market' },
  ],
  [
    { part: 'display', icon: 'letters' },
    { part: 'ranking', icon: 'id' },
    { part: 'sessions', icon: 'devices' },
    { part: 'data', icon: 'paper' },
  ],
];

/** What is known of the person, and everything they decide about it. */
export function Me() {
  const words = useWords();
  const profile = useProfile();
  const now = useStore(session.store);
  const known = now.state === 'signed_in' ? now.session : null;
  return (
    <Page title={words.me.title}>
      <Shown asked={profile} bones={3}>
        {(mine) => (
          <>
            <section className="card">
              <h2>{known?.name ?? words.greetingUnnamed}</h2>
              <p className="soft">
                {[known?.phone, mine.number === null ? '' : words.me.member(mine.number)].filter(Boolean).join(' · ')}
              </p>
              <PauseSwitch profile={mine} />
            </section>
            {GROUPS.map((group) => (
              <ul key={group[0]!.part} className="card menu">
                {group.map(({ part, icon }) => (
                  <li key={part}>
                    <Link href={`/me/${part}`}>
                      <Icon name={icon} />
                      <span className="grow">
                        {words.me[part]}
                        <span className="small soft" style={{ display: 'block' }}>
                          <Summary part={part} profile={mine} words={words} />
                        </span>
                      </span>
                      <span className="go">
                        <Icon name="go" size={20} />
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            ))}
            <SignOut />
            <p className="small soft" style={{ textAlign: 'center' }}>
              {words.me.about} <a href="/api/reference">{words.me.reference}</a>
            </p>
          </>
        )}
      </Shown>
    </Page>
  );
}

/** What is said there now, in a few words. */
function Summary({ part, profile, words }: { part: PartName; profile: Profile; words: Words }) {
  switch (part) {
    case 'identity':
      return <>{words.identity.states[profile.identityState]}</>;
    case 'trades':
      return <>{words.firstRun.chosen(profile.trades.length)}</>;
    case 'place':
      return profile.regionCode ? <RegionName code={profile.regionCode} /> : null;
    case 'when':
      return <>{words.when.freeHours(freeHours(profile.weekly))}</>;
    default:
      return null;
  }
}

function PauseSwitch({ profile }: { profile: Profile }) {
  const words = useWords();
  const { busy, edit } = useEdit();
  return (
    <Switch
      name={words.me.pause}
      hint={words.me.pauseHint}
      on={profile.paused}
      disabled={busy}
      onChange={(paused) => void edit({ paused })}
    />
  );
}

function SignOut() {
  const words = useWords();
  const saying = useSaying();
  const [asking, setAsking] = useState(false);
  const leave = async (): Promise<void> => {
    try {
      await signOut();
    } catch (error) {
      say(saying(sentenceOf(error)));
      setAsking(false);
    }
  };
  return (
    <>
      <button className="button plain" onClick={() => setAsking(true)}>
        <Icon name="out" /> {words.me.signOut}
      </button>
      <p style={{ height: 14 }} />
      {asking && (
        <Sheet title={words.me.signOut} onClose={() => setAsking(false)}>
          <p className="soft">{words.me.signOutLead}</p>
          <button className="button" onClick={() => void leave()}>
            {words.me.signOut}
          </button>
        </Sheet>
      )}
    </>
  );
}

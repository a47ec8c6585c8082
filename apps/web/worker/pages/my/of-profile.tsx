import type { ReactNode } from 'react';
import { useProfile } from '../../data/own';
import type { Profile } from '../../service';
import { Page } from '../../ui/frame';
import { Shown } from '../../ui/states';

/** What needs the profile: its page with bones until it is there. */
export function OfProfile({ title, children }: { title: string; children: (profile: Profile) => ReactNode }) {
  const profile = useProfile();
  if (profile.value !== undefined) return <>{children(profile.value)}</>;
  return (
    <Page title={title} from="/me">
      <Shown asked={profile}>{() => null}</Shown>
    </Page>
  );
}

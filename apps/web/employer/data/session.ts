import { useQuery } from '@tanstack/react-query';
import { answered } from '../../shared/api/api-client';
import type { Session } from '../../shared/api/session';
import { useStore } from '../../shared/state/store';
import { api, queries, session, type Schemas } from '../service';

export type Organisation = Schemas['Employer'];

/** The session of a page that only those see who are signed in. */
export function useSession(): Session {
  const now = useStore(session.store);
  if (now.state !== 'signed_in') throw new Error('nobody is signed in');
  return now.session;
}

/** Whether the member's role permits something; the service decides in the end. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}

/** The organisation for which the member acts. */
export const useOrganisation = () =>
  useQuery({ queryKey: ['organisation'], queryFn: () => answered(api.GET('/api/organisation')) });

/** Those that the member may act for. */
export const useOrganisations = () =>
  useQuery({ queryKey: ['organisations'], queryFn: () => answered(api.GET('/api/organisations')) });

/** Acts for another of the member's organisations: everything that was known was the other's. */
export async function actFor(employerId: string): Promise<void> {
  await answered(api.PUT('/api/session/employer', { body: { employerId } }));
  queries.clear();
  // The socket and its boards, too, were the other's.
  location.assign('/');
}

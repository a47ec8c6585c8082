import { DomainError, newId } from '@gg/kernel';
import {
  identityLifecycle,
  phoneStanding,
  recordIdNumber,
  unverifiedIdentity,
  verifyIdentity,
  withdrawIdentity,
  type IdentityProof,
} from './identity-state';

const AT = new Date('2026-11-23T01:00:00Z');
const worker = newId();
const clerk = newId();
const proof: IdentityProof = { method: 'card_reader', verifiedBy: clerk, verifiedAt: AT, reference: 'R-1' };

describe('identity', () => {
  it('goes from nothing over a number to a proof, and each step is on record', () => {
    const given = recordIdNumber(unverifiedIdentity, worker, AT);
    expect(given.change).toEqual({ from: 'unverified', to: 'format_ok', at: AT, by: worker, why: 'number_given' });
    const verified = verifyIdentity(given.next, worker, proof);
    expect(verified.next).toEqual({ state: 'verified', proof });
    expect(verified.change).toEqual({ from: 'format_ok', to: 'verified', at: AT, by: clerk, why: 'card_reader' });
  });

  it('is not verified without a number', () => {
    expect(() => verifyIdentity(unverifiedIdentity, worker, proof)).toThrow(
      expect.objectContaining({ code: 'state.transition_refused' }),
    );
  });

  it('is not verified by the person', () => {
    const given = recordIdNumber(unverifiedIdentity, clerk, AT);
    expect(() => verifyIdentity(given.next, clerk, proof)).toThrow(new DomainError('identity.self_verification'));
  });

  it('a corrected number needs a new proof', () => {
    expect(recordIdNumber({ state: 'verified', proof }, worker, AT).next).toEqual({ state: 'format_ok', proof: null });
    expect(recordIdNumber({ state: 'format_ok', proof: null }, worker, AT).next.state).toBe('format_ok');
  });

  it('can be taken back, and the proof goes with it', () => {
    for (const to of ['format_ok', 'unverified'] as const) {
      expect(withdrawIdentity({ state: 'verified', proof }, to, clerk, AT, 'wrong card').next).toEqual({
        state: to,
        proof: null,
      });
    }
    expect(() => withdrawIdentity(unverifiedIdentity, 'unverified', clerk, AT, 'x')).toThrow(DomainError);
  });

  it('never leaps to verified', () => {
    const leading = identityLifecycle.states.filter((from) => identityLifecycle.allows(from, 'verified'));
    expect(leading).toEqual(['format_ok']);
  });
});

describe('phone', () => {
  it.each([
    ['2026-11-23T00:00:00Z', 'current'],
    ['2026-08-25T01:00:00.001Z', 'current'],
    ['2026-08-25T01:00:00.000Z', 'prove_again'],
    ['2025-01-01T00:00:00Z', 'prove_again'],
    // A clock that was ahead when it wrote: heard in the future is heard.
    ['2026-11-24T00:00:00Z', 'current'],
  ])('last heard at %s: %s', (heard, standing) => expect(phoneStanding(new Date(heard), AT)).toBe(standing));

  it('never heard: proves itself', () => expect(phoneStanding(null, AT)).toBe('prove_again'));
});

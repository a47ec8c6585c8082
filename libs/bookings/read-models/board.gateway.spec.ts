import { DomainError, newId, type Id } from '@gg/kernel';
import { SocketHub, systemCaller, type Caller, type GgSocket, type PermissionPolicy } from '@gg/platform';
import { BoardGateway } from './board.gateway';
import type { BoardReader } from './board-reader';

const SHIFT = newId();
const [OWNER, OTHER] = [newId(), newId()];
const memberOf = (employerId: Id | null): Caller => ({ ...systemCaller('test'), kind: 'employer', employerId });

/** A page of somebody, with every room it was ever in. */
function page(caller: Caller) {
  const rooms = new Set<string>();
  const everIn: string[] = [];
  const socket = {
    data: { caller },
    rooms,
    join: async (room: string) => {
      rooms.add(room);
      everIn.push(room);
    },
    leave: async (room: string) => rooms.delete(room),
  } as unknown as GgSocket;
  return { socket, rooms, everIn };
}

/** A gateway to boards of one employer's shift. */
function gateway(reading: () => void = () => undefined) {
  let changed: (socket: GgSocket, before: Caller) => Promise<void> = async () => undefined;
  const boards = {
    ownBoard: async (shiftId: Id, employerId: Id) => {
      reading();
      if (employerId !== OWNER) throw new DomainError('resource.not_found');
      return { shiftId };
    },
  } as unknown as BoardReader;
  const permissions = { permits: () => true } as unknown as PermissionPolicy;
  const hub = Object.assign(Object.create(SocketHub.prototype) as SocketHub, {
    onGap: () => undefined,
    onChange: (listener: typeof changed) => (changed = listener),
  });
  const made = new BoardGateway(boards, permissions, hub);
  made.onModuleInit();
  return { made, change: (socket: GgSocket, before: Caller) => changed(socket, before) };
}

describe('watching a board', () => {
  it('of one’s own joins it', async () => {
    const { socket, rooms } = page(memberOf(OWNER));
    expect(await gateway().made.watch(socket, { shiftId: SHIFT })).toMatchObject({ ok: true });
    expect([...rooms]).toEqual([`shift:${SHIFT}`]);
  });

  it('of another employer never does, not for a moment', async () => {
    const { socket, everIn } = page(memberOf(OTHER));
    expect(await gateway().made.watch(socket, { shiftId: SHIFT })).toEqual({ ok: false, code: 'resource.not_found' });
    expect(everIn).toEqual([]);
  });

  it('ends when the employer changes while it begins', async () => {
    const { socket, rooms } = page(memberOf(OWNER));
    let reads = 0;
    const { made } = gateway(() => {
      // Between the first look and the second.
      if (++reads === 1) socket.data.caller = memberOf(OTHER);
    });
    expect(await made.watch(socket, { shiftId: SHIFT })).toEqual({ ok: false, code: 'resource.not_found' });
    expect([...rooms]).toEqual([]);
  });

  it('ends when the page’s holder is no member any more, and not when only a role changed', async () => {
    const { socket, rooms } = page(memberOf(OWNER));
    const { made, change } = gateway();
    await made.watch(socket, { shiftId: SHIFT });
    await change(socket, memberOf(OWNER));
    expect(rooms.size).toBe(1);
    socket.data.caller = memberOf(null);
    await change(socket, memberOf(OWNER));
    expect(rooms.size).toBe(0);
  });
});

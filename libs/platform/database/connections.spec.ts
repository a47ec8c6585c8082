import type { DataSource } from 'typeorm';
import { settingsSchema } from '../config/settings';
import { MariaDbConnections } from './connections';

/** A pool of one connection that fails at the statements named, and tells what became of it. */
function poolFailingAt(...failing: string[]) {
  const fate: string[] = [];
  const connection = {
    query: (sql: string, _params: unknown, answer: (error: Error | null) => void) =>
      answer(failing.includes(sql) ? new Error(`${sql} failed`) : null),
    release: () => fate.push('released'),
    destroy: () => fate.push('destroyed'),
  };
  const dataSource = { driver: { obtainMasterConnection: async () => connection } } as unknown as DataSource;
  const config = { NODE_ENV: 'test' as const, settings: settingsSchema.parse({}) };
  return { fate, connections: new MariaDbConnections(dataSource, config) };
}

describe('the connection of a transaction', () => {
  it('is ended when it cannot be rolled back, before anybody else gets it', async () => {
    const { fate, connections } = poolFailingAt('ROLLBACK');
    const open = await connections.begin();
    await expect(open.rollback()).rejects.toThrow('ROLLBACK failed');
    expect(fate).toEqual(['destroyed']);
  });

  it('is ended when neither COMMIT nor ROLLBACK comes through', async () => {
    const { fate, connections } = poolFailingAt('COMMIT', 'ROLLBACK');
    const open = await connections.begin();
    await expect(open.commit()).rejects.toThrow('COMMIT failed');
    expect(fate).toEqual(['destroyed']);
  });

  it('is given back when the server refuses COMMIT and rolls back', async () => {
    const { fate, connections } = poolFailingAt('COMMIT');
    const open = await connections.begin();
    await expect(open.commit()).rejects.toThrow('COMMIT failed');
    expect(fate).toEqual(['released']);
    // The relay rolls back whatever went wrong; the connection may be somebody else's by now.
    await open.rollback();
    expect(fate).toEqual(['released']);
  });

  it('is ended when no transaction can be started on it', async () => {
    const { fate, connections } = poolFailingAt('START TRANSACTION');
    await expect(connections.begin()).rejects.toThrow('START TRANSACTION failed');
    expect(fate).toEqual(['destroyed']);
  });
});

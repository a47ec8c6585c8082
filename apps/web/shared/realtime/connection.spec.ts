import { ConnectionState } from './connection';

describe('the connection as it has shown itself', () => {
  it.each([
    ['a page that was just opened', [], 'fine'],
    ['a request that nobody answered', ['unanswered'], 'unreachable'],
    ['an answer after that', ['unanswered', 'answered'], 'fine'],
    ['a socket that broke', ['socketOpened', 'socketClosed'], 'not_live'],
    ['one that came back', ['socketOpened', 'socketClosed', 'socketOpened'], 'fine'],
    ['one lost request while the socket stands', ['socketOpened', 'unanswered'], 'fine'],
    ['a broken socket and then a lost request', ['socketOpened', 'socketClosed', 'unanswered'], 'unreachable'],
    ['answers, and no socket at all', ['answered'], 'fine'],
  ] as const)('%s', (_what, events, told) => {
    const connection = new ConnectionState();
    for (const event of events) connection[event]();
    expect(connection.told()).toBe(told);
  });

  it('a socket that nobody answers is no connection; one that is refused has reached somebody', () => {
    const connection = new ConnectionState();
    connection.socketRefused(false);
    expect(connection.told()).toBe('unreachable');
    connection.socketRefused(true);
    expect(connection.told()).toBe('fine');
  });
});

// One of several programs that send requests at the same moment. Started by race.ts; it is told its requests, opens its
// connections, says that it is ready, and sends all of them at once when it is told to.

/** @typedef {{ at: number, url: string, token: string, path: string, key: string, body: object }} Runner */

const BUSY = 503;
const GIVE_UP_MS = 60_000;

/** @param {Runner} runner */
async function run({ at, url, token, path, key, body }) {
  const end = performance.now() + GIVE_UP_MS;
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    'idempotency-key': key,
  };
  for (;;) {
    const answer = await fetch(`${url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const text = await answer.text();
    // Told to come back: the same request under the same key, as a phone would.
    if (answer.status === BUSY && performance.now() < end) continue;
    return { at, status: answer.status, body: text === '' ? {} : JSON.parse(text) };
  }
}

/** @type {Runner[]} */
let runners = [];

process.on('message', (/** @type {{ runners?: Runner[], go?: boolean }} */ message) => {
  if (message.runners) {
    runners = message.runners;
    const hosts = [...new Set(runners.map(({ url }) => url))];
    void Promise.all(hosts.map((url) => fetch(`${url}/healthz`).then((answer) => answer.text()))).then(() =>
      process.send?.({ ready: true }),
    );
  } else if (message.go) {
    void Promise.all(runners.map(run)).then(
      (answers) => process.send?.({ answers }, () => process.disconnect()),
      (error) => process.send?.({ failure: String(error?.cause ?? error) }, () => process.disconnect()),
    );
  }
});

import { AsyncLocalStorage } from 'node:async_hooks';
import type { INestApplicationContext } from '@nestjs/common';
import { SmsSender } from '@gg/notifications';
import { Connections, JobQueues, Realtime, Transactions, type Frame, type OpenTransaction } from '@gg/platform';
import type { FaultPoints } from './fault-points';
import { JobDisorderer } from './job-disorderer';

/** Whose transaction is being opened. The one without a use case is the relay's claim. */
const useCase = new AsyncLocalStorage<string>();
const CLAIM = 'relay.claim';

/**
 * Puts fault points around the ports of an application that is made and does not run yet: transactions, queues, the
 * realtime port and the sender of SMS. Behind them is what production has.
 */
export function wrapPorts(app: INestApplicationContext, points: FaultPoints): void {
  wrapTransactions(app.get(Transactions), app.get(Connections), points);
  wrapRealtime(app.get(Realtime), points);
  wrapSms(app.get(SmsSender, { strict: false }), points);
  wrapQueues(app.get(JobQueues), points);
}

function wrapTransactions(transactions: Transactions, connections: Connections, points: FaultPoints): void {
  const run = transactions.run.bind(transactions);
  transactions.run = (caller, name, work, notBefore) => useCase.run(name, () => run(caller, name, work, notBefore));
  const begin = connections.begin.bind(connections);
  connections.begin = async () => {
    const operation = `transaction ${useCase.getStore() ?? CLAIM}`;
    const open = await around(points, `${operation} begin`, begin);
    return pointed(open, operation, points);
  };
  const change = connections.change.bind(connections);
  connections.change = (sql, params) =>
    around(points, `transaction ${statementOf(sql)} change`, () => change(sql, params));
}

/** One open transaction with its ends pointed. A claim that found nothing to claim ends without a point. */
function pointed(open: OpenTransaction, operation: string, points: FaultPoints): OpenTransaction {
  let writes = !operation.endsWith(CLAIM);
  const end = (how: 'commit' | 'rollback') =>
    writes ? around(points, `${operation} ${how}`, () => open[how]()) : open[how]();
  return {
    query: (sql, params) => {
      writes ||= /^\s*UPDATE/i.test(sql);
      return open.query(sql, params);
    },
    commit: () => end('commit'),
    rollback: () => end('rollback'),
  };
}

/**
 * Jobs go to the queue one by one, so that the process can also die when only a part of a batch is there: the port promises
 * nothing else.
 */
function wrapQueues(queues: JobQueues, points: FaultPoints): void {
  const enqueue = queues.enqueue.bind(queues);
  const disorderer = new JobDisorderer(enqueue, () => points.plan);
  queues.enqueue = async (deliveries) => {
    for (const delivery of deliveries) {
      await around(points, `queue ${delivery.consumer} enqueue`, () => disorderer.take([delivery]));
    }
  };
}

function wrapRealtime(realtime: Realtime, points: FaultPoints): void {
  const push = realtime.push.bind(realtime);
  realtime.push = (service, frames) =>
    frames.length === 0
      ? push(service, frames)
      : around(points, `realtime ${contentOf(frames)} push-${service}`, () => push(service, frames));
  const nudge = realtime.nudge.bind(realtime);
  realtime.nudge = (what) => {
    const call = `realtime ${useCase.getStore() ?? CLAIM} nudge-${what}`;
    points.pass(call, 'before');
    nudge(what);
    points.pass(call, 'after');
  };
  // Whoever hears of a nudge works for itself, not for the use case that gave it.
  const onNudge = realtime.onNudge.bind(realtime);
  realtime.onNudge = (what, listener) => onNudge(what, () => useCase.exit(listener));
  const open = realtime.open.bind(realtime);
  realtime.open = (service, accountIds) => around(points, 'realtime pages open', () => open(service, accountIds));
}

function wrapSms(sender: SmsSender, points: FaultPoints): void {
  const send = sender.send.bind(sender);
  sender.send = (sms) => around(points, `sms ${sms.key.split('-')[0]!} send`, () => send(sms));
}

async function around<T>(points: FaultPoints, call: string, work: () => Promise<T>): Promise<T> {
  await points.passOrWait(call, 'before');
  const result = await work();
  await points.passOrWait(call, 'after');
  return result;
}

/** `notice:offer.made`, `board`: what a push carries, by its first frame. */
function contentOf(frames: readonly Frame[]): string {
  const [first] = frames;
  if (!first) return 'nothing';
  return 'kind' in first.data ? `${first.event}:${first.data.kind}` : first.event;
}

/** `UPDATE sessions` as one word. */
const statementOf = (sql: string): string =>
  /(INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+(\w+)/i
    .exec(sql)
    ?.slice(1)
    .join('-')
    .replace(' ', '-')
    .toLowerCase() ?? 'statement';

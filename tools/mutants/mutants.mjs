/**
 * Each protection that keeps the market right, how to take it away, and the test that must notice. `find` must stand in
 * the file exactly once: a protection that was rewritten needs its entry rewritten too.
 */
export const MUTANTS = [
  {
    protection: 'guard write: a worker’s calendar is written before it is decided on',
    file: 'libs/bookings/data/worker-guards.ts',
    find: "await touch(tx, workerIds, 'version = version + 1');",
    replace: 'void [tx, workerIds];',
    spec: 'test/integration/bookings-races.spec.ts',
    test: 'one worker races for two overlapping shifts: one booking',
  },
  {
    protection: 'filled <: a seat is taken only while there is one',
    file: 'libs/bookings/data/seats.ts',
    find: "WHERE shift_id = ? AND state = 'open' AND filled + ? <= headcount`,\n    [count, shiftId, count],",
    replace: "WHERE shift_id = ? AND state = 'open'`,\n    [count, shiftId],",
    spec: 'test/integration/bookings-races.spec.ts',
    test: '60 workers claim 10 open seats at once: exactly 10 are booked, the others are told that it is full',
  },
  {
    protection: 'unique key: one live seat of a shift for one worker',
    file: 'database/migrations/20261123000000-baseline.ts',
    find: 'UNIQUE INDEX `uq_bookings_shift_worker_live`',
    replace: 'INDEX `uq_bookings_shift_worker_live`',
    spec: 'test/integration/schema.spec.ts',
    test: 'one worker cannot hold two live seats of a shift, whoever writes them',
  },
  {
    protection: 'check: no shift is ever overfilled in the table',
    file: 'database/migrations/20261123000001-checks.ts',
    find: "CHECK (`filled` >= 0 AND `filled` <= `headcount`)'",
    replace: "CHECK (`filled` >= 0)'",
    spec: 'test/integration/schema.spec.ts',
    test: 'the seats of a shift cannot be overfilled, whoever writes them',
  },
  {
    protection: 'done_at: a delivery takes effect once',
    file: 'libs/platform/events/consumer-runner.ts',
    find: "'UPDATE event_deliveries SET done_at = ? WHERE event_id = ? AND consumer = ? AND chunk = ? AND done_at IS NULL',\n    [tx.now",
    replace:
      "'UPDATE event_deliveries SET done_at = ? WHERE event_id = ? AND consumer = ? AND chunk = ?',\n    [tx.now",
    spec: 'test/integration/consumers-once.spec.ts',
    test: 'a job that runs ten times over, at once and afterwards, has its effect once',
  },
  {
    protection: 'tenant filter: an employer reaches its own shifts only',
    file: 'libs/bookings/data/seats.ts',
    find: "'SELECT * FROM shift_seats WHERE shift_id = ? AND employer_id = ?', [\n    shiftId,\n    employerId ?? '',\n  ]",
    replace:
      "'SELECT * FROM shift_seats WHERE shift_id = ?', [\n    shiftId,\n    ...(employerId === '' ? [''] : []),\n  ]",
    spec: 'test/integration/bookings-races.spec.ts',
    test: 'the employer changes the seats another employer’s shift is not there',
  },
  {
    protection: 'region filter: staff reach the people of their own region only',
    file: 'libs/identity/data/region-filter.ts',
    find: "  return { sql: `(${sound.map(() => `${column} LIKE ?`).join(' OR ')})`, params: sound.map((prefix) => `${prefix}%`) };",
    replace:
      "  return { sql: `(${sound.map(() => `${column} LIKE ?`).join(' OR ')})`, params: sound.map(() => '45%') };",
    spec: 'test/integration/identity-people.spec.ts',
    test: 'staff of the region find people whole and exact, masked, and nobody of another region',
  },
  {
    protection: 'region filter of postings: staff review those of their own region only',
    file: 'libs/postings/data/posting-scope.ts',
    find: '    params: scope.prefixes,',
    replace: "    params: scope.prefixes.map(() => '45'),",
    spec: 'test/integration/postings-review.spec.ts',
    test: 'another region sees, reviews, takes down and decides nothing; the same requests of the own region succeed',
  },
  {
    protection: 'party minimum: a party that falls below it gives its seats back',
    file: 'libs/bookings/use-cases/seat-return.ts',
    find: 'if (staying.length < minimum && seated',
    replace: 'if (staying.length < 0 && seated',
    spec: 'test/integration/bookings-races.spec.ts',
    test: 'one of a couple undoes: the other’s seat is given back with it',
  },
  {
    protection: 'lease: what was enqueued is not enqueued again until its lease is over',
    file: 'libs/platform/events/relay.ts',
    find: 'WHERE done_at IS NULL AND due_at <= ? AND next_try_at <= ?',
    replace: 'WHERE done_at IS NULL AND due_at <= ? AND next_try_at <= TIMESTAMPADD(YEAR, 1, ?)',
    spec: 'test/integration/platform-delivery.spec.ts',
    test: 'the relay two relays take each delivery once within a lease',
  },
  {
    protection: 'idempotency: the key is claimed inside the effect’s transaction',
    file: 'libs/platform/database/idempotency.ts',
    find: 'if (!idempotency || !accountId) return true;\n  try {',
    replace: 'if (idempotency || !accountId) return true;\n  try {',
    spec: 'test/integration/platform-delivery.spec.ts',
    test: 'idempotency a request sent twice has one effect and the same answer',
  },
];

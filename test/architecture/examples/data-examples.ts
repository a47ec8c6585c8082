import type { Examples } from './example';

const shiftEntity = "import { Entity } from 'typeorm';\n@Entity('shifts')\nexport class ShiftEntity {}";
const bookingEntity = "import { Entity } from 'typeorm';\n@Entity({ name: 'bookings' })\nexport class BookingEntity {}";
const homes = {
  'libs/postings/data/shift.entity.ts': shiftEntity,
  'libs/bookings/data/booking.entity.ts': bookingEntity,
};

/** Times, tables and guards. */
export const dataExamples: Readonly<Record<string, Examples>> = {
  'business-clock': {
    fails: [
      {
        shows: 'the wall clock in a use case and in an app',
        files: {
          'libs/bookings/use-cases/a.ts': 'const now = new Date();\nconst ms = Date.now();',
          'apps/worker/a.ts': 'const ms = Date.now();',
        },
        at: ['libs/bookings/use-cases/a.ts:1', 'libs/bookings/use-cases/a.ts:2', 'apps/worker/a.ts:1'],
      },
      {
        shows: 'the clock of the database server, in SQL and in column defaults',
        files: {
          'libs/bookings/data/a.ts': [
            "const a = 'UPDATE offers SET closed_at = NOW() WHERE id = ?';",
            'const b = `SELECT id FROM offers WHERE expires_at < ${x} AND at < utc_timestamp(3)`;',
            "const c = { default: () => 'CURRENT_TIMESTAMP(3)' };",
          ].join('\n'),
        },
        at: [1, 2, 3].map((line) => `libs/bookings/data/a.ts:${line}`),
      },
    ],
    passes: [
      {
        shows: 'the injected clock, latencies, the platform’s leases and tests',
        files: {
          'libs/bookings/use-cases/a.ts':
            'const now = clock.now();\nconst copy = new Date(now);\nconst t = performance.now();',
          'libs/platform/events/relay.ts': 'const lease = new Date();',
          'libs/bookings/a.spec.ts': 'const now = new Date();',
          'libs/bookings/b.ts': "const text = 'Reply NOW to this';",
        },
      },
    ],
  },

  'own-tables': {
    fails: [
      {
        shows: 'writes to the table of another room, in every form of SQL',
        files: {
          ...homes,
          'libs/bookings/a.ts': [
            "q('INSERT INTO shifts (id) VALUES (?)');",
            "q('UPDATE `shifts` SET filled = filled + 1');",
            "q('UPDATE bookings b JOIN shifts s ON s.id = b.shift_id SET b.state = ?');",
            "q('delete from shifts where id = ?');",
            'q(`INSERT IGNORE INTO gg.shifts (id) SELECT id FROM bookings`);',
            "q('REPLACE INTO shifts VALUES (?)' + tail);",
            "q('DELETE s FROM shifts s JOIN bookings b ON b.shift_id = s.id');",
            "q('WITH due AS (SELECT id FROM bookings) UPDATE shifts SET a = 1');",
          ].join('\n'),
        },
        at: [1, 2, 3, 4, 5, 6, 7, 8].map((line) => `libs/bookings/a.ts:${line}`),
      },
      {
        shows: 'writes by the runner’s insert and by TypeORM, and a table that nobody declares',
        files: {
          ...homes,
          'libs/bookings/a.ts': [
            "tx.insert('shifts', rows);",
            "this.tx.insert('shfits', rows);",
            'tx.insert(table, rows);',
            "manager.getRepository('shifts');",
            "q('UPDATE shfits SET a = 1');",
            'q(`UPDATE ${table} SET a = 1`);',
          ].join('\n'),
        },
        at: [1, 2, 3, 4, 5, 6].map((line) => `libs/bookings/a.ts:${line}`),
      },
      {
        shows: 'reads of another room’s table past its door, and any write of an app',
        files: {
          ...homes,
          'libs/bookings/a.ts':
            "q('SELECT 1 FROM bookings b, shifts s');\nq('SELECT * FROM bookings JOIN (shifts s) ON 1');",
          'apps/worker/a.ts': "q('UPDATE shifts SET a = 1 WHERE id = ?');",
        },
        at: ['libs/bookings/a.ts:1', 'libs/bookings/a.ts:2', 'apps/worker/a.ts:1'],
      },
      {
        shows: 'a table with two homes, and an entity without a table',
        files: {
          ...homes,
          'libs/matching/shift.entity.ts': shiftEntity,
          'libs/matching/other.entity.ts': '@Entity()\nexport class OtherEntity {}',
        },
        at: ['libs/matching/shift.entity.ts:3', 'libs/matching/other.entity.ts:2'],
      },
    ],
    passes: [
      {
        shows: 'own tables, upserts, prose, subqueries and common table expressions',
        files: {
          ...homes,
          'libs/bookings/a.ts': [
            "q('INSERT INTO bookings (id) VALUES (?) ON DUPLICATE KEY UPDATE state = VALUES(state)');",
            "q('SELECT id FROM bookings WHERE id IN (?) FOR UPDATE SKIP LOCKED');",
            "q('WITH shifts AS (SELECT * FROM bookings) SELECT 1 FROM shifts');",
            "q('DELETE FROM bookings WHERE id = ? -- FROM shifts');",
            "const summary = 'Update shifts and set their headcount; insert into the list';",
            "map.delete('shifts');tx.insert('bookings', rows);",
          ]
            .join('\n')
            .replace("map.delete('shifts');", "map.delete('offers');"),
          'libs/platform/database/a.ts': 'q(`INSERT INTO ${table} (a) VALUES (1)`);',
          'database/seed/a.ts': "q('INSERT INTO shifts (id) VALUES (?)');",
          'test/integration/a.spec.ts': "q('DELETE FROM shifts');",
        },
      },
    ],
  },

  'entities-stay-home': {
    fails: [
      {
        shows: 'an entity taken through the door, even as a type',
        files: {
          ...homes,
          'libs/bookings/a.ts': "import { newId, ShiftEntity as Shift } from '@gg/postings';",
          'apps/worker/a.ts': "import type { ShiftEntity } from '@gg/postings';",
        },
        at: ['libs/bookings/a.ts:1', 'apps/worker/a.ts:1'],
      },
    ],
    passes: [
      {
        shows: 'an id, the own entity, and the data source that lists them all',
        files: {
          ...homes,
          'libs/bookings/a.ts':
            "import { shiftForOffer } from '@gg/postings';\nimport { BookingEntity } from './data/booking.entity';",
          'database/data-source.ts': "import { ShiftEntity } from '@gg/postings';",
        },
      },
    ],
  },

  'foreign-keys-stay-home': {
    fails: [
      {
        shows: 'a key across contexts, one on deliveries, and a table without a primary key',
        files: {
          ...homes,
          'libs/bookings/data/seat.entity.ts': "@Entity('shift_seats')\nexport class SeatEntity {}",
          'database/migrations/0001-a.ts': [
            'q(`CREATE TABLE bookings (',
            '  id uuid PRIMARY KEY, shift_id uuid REFERENCES shifts (id))`);',
            "q('ALTER TABLE shift_seats ADD CONSTRAINT a FOREIGN KEY (b) REFERENCES `shifts` (id)');",
            "q('CREATE TABLE sms_deliveries (id uuid PRIMARY KEY, a uuid REFERENCES bookings (id))');",
            "q('CREATE TABLE IF NOT EXISTS shift_seats (id uuid)');",
          ].join('\n'),
        },
        at: [1, 3, 4, 5].map((line) => `database/migrations/0001-a.ts:${line}`),
      },
    ],
    passes: [
      {
        shows: 'a key inside a context',
        files: {
          ...homes,
          'libs/bookings/data/seat.entity.ts': "@Entity('shift_seats')\nexport class SeatEntity {}",
          'database/migrations/0001-a.ts':
            'q(`CREATE TABLE bookings (id uuid, seat uuid REFERENCES shift_seats (id), PRIMARY KEY (id))`);',
        },
      },
    ],
  },

  'cluster-safe-guards': {
    fails: [
      {
        shows: 'locks that one node of a cluster keeps to itself',
        files: {
          'libs/bookings/a.ts': [
            "q('SELECT version FROM worker_calendars WHERE worker_id = ? FOR UPDATE');",
            "q('SELECT 1 FROM a LOCK IN SHARE MODE');",
            "q('SELECT GET_LOCK(?, 1)');",
            "q('LOCK TABLES a WRITE');",
            "q('SET TRANSACTION ISOLATION LEVEL SERIALIZABLE');",
            "builder().setLock('pessimistic_write');",
            "import { VersionColumn } from 'typeorm';",
          ].join('\n'),
        },
        at: [1, 2, 3, 4, 5, 6, 7].map((line) => `libs/bookings/a.ts:${line}`),
      },
    ],
    passes: [
      {
        shows: 'a guard write, a claim that skips what others hold, and prose about locks',
        files: {
          'libs/bookings/a.ts': [
            "q('UPDATE worker_calendars SET version = version + 1 WHERE worker_id = ?');",
            "q('SELECT id FROM event_deliveries LIMIT ? FOR UPDATE SKIP LOCKED');",
            "q('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');",
          ].join('\n'),
          'test/bench/a.ts': "q('SELECT 1 FROM shifts WHERE id = ? FOR UPDATE');",
        },
      },
    ],
  },

  'known-traps': {
    fails: [
      {
        shows: 'each trap once',
        files: {
          'libs/platform/a.ts': [
            'fastify.csrfProtection(request, reply, done);',
            'await redis.flushdb();',
            "await redis.keys('gg:*');",
            "const source = { type: 'mysql' };",
            "builder({ mode: 'pessimistic_read' });",
            'queue.add(name, data, { jobId: `${id}:${chunk}` });',
            'const options = { removeOnFail: true };',
          ].join('\n'),
        },
        at: [1, 2, 3, 4, 5, 6, 7].map((line) => `libs/platform/a.ts:${line}`),
      },
    ],
    passes: [
      {
        shows: 'the ways around them',
        files: {
          'libs/platform/a.ts': [
            "const source = { type: 'mariadb' };",
            'queue.add(name, data, { jobId: `${id}.${chunk}`, removeOnFail: { count: 5000 } });',
            'Object.keys(map).map((key) => map.keys());',
          ].join('\n'),
        },
      },
    ],
  },
};

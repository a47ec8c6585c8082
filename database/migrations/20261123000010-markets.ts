import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Markets get a home; a stay at one remembers how far away it was said. */
export class Markets20261123000010 implements MigrationInterface {
  name = 'Markets20261123000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS markets (
        id uuid NOT NULL,
        name varchar(80) NOT NULL,
        kind varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        address varchar(200) NOT NULL,
        region_code varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        lng double NOT NULL,
        lat double NOT NULL,
        datum varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        opening_hours longtext NOT NULL,
        state varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        version int NOT NULL,
        registered_at datetime(3) NOT NULL,
        updated_at datetime(3) NOT NULL,
        actor_id uuid NULL,
        closed_at datetime(3) NULL,
        closed_because varchar(200) NULL,
        UNIQUE INDEX uq_markets_name (region_code, name),
        INDEX idx_markets_region (state, region_code, id),
        INDEX idx_markets_near (state, lat, lng, id),
        PRIMARY KEY (id)
      ) ENGINE=InnoDB`);
    await runner.query('ALTER TABLE worker_presences ADD COLUMN IF NOT EXISTS distance_m int NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE worker_presences DROP COLUMN distance_m');
    await runner.query('DROP TABLE markets');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shared employment (共享用工): surpluses and shortages, their pairs, and the guard of each city. */
export class SharedEmployment20261129000120 implements MigrationInterface {
  name = 'SharedEmployment20261129000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS shared_postings (
        id uuid NOT NULL,
        side varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        employer_id uuid NOT NULL,
        employer_name varchar(100) NOT NULL,
        state varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        state_since datetime(3) NOT NULL,
        version int NOT NULL,
        material_version int NOT NULL,
        city_code varchar(4) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        region_code varchar(6) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        title varchar(60) NOT NULL,
        headcount int NOT NULL,
        held int NOT NULL,
        terms longtext NOT NULL,
        expires_at datetime(3) NOT NULL,
        contact_name varbinary(1024) NULL,
        contact_phone varbinary(1024) NULL,
        created_at datetime(3) NOT NULL,
        published_at datetime(3) NULL,
        actor_id uuid NULL,
        on_behalf_of uuid NULL,
        channel varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        consent_id uuid NULL,
        INDEX idx_shared_postings_employer (employer_id, created_at, id),
        INDEX idx_shared_postings_state_region (state, region_code, state_since),
        INDEX idx_shared_postings_city (city_code, state, side, published_at, id),
        CONSTRAINT chk_shared_postings_held CHECK (held >= 0 AND held <= headcount),
        PRIMARY KEY (id)
      ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE IF NOT EXISTS shared_posting_transitions (
        id uuid NOT NULL,
        posting_id uuid NOT NULL,
        from_state varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
        to_state varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        posting_version int NOT NULL,
        at datetime(3) NOT NULL,
        reason varchar(500) NULL,
        because longtext NOT NULL,
        actor_id uuid NULL,
        on_behalf_of uuid NULL,
        channel varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        consent_id uuid NULL,
        INDEX idx_shared_posting_transitions_posting (posting_id, at),
        PRIMARY KEY (id)
      ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE IF NOT EXISTS shared_judgements (
        id uuid NOT NULL,
        posting_id uuid NOT NULL,
        posting_version int NOT NULL,
        at datetime(3) NOT NULL,
        law_date date NOT NULL,
        occasion varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        facts longtext NOT NULL,
        findings longtext NOT NULL,
        INDEX idx_shared_judgements_posting (posting_id, at),
        PRIMARY KEY (id)
      ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE IF NOT EXISTS shared_pairs (
        id uuid NOT NULL,
        city_code varchar(4) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        surplus_id uuid NOT NULL,
        shortage_id uuid NOT NULL,
        lender_id uuid NOT NULL,
        borrower_id uuid NOT NULL,
        state varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        state_since datetime(3) NOT NULL,
        version int NOT NULL,
        live int NULL,
        heads int NOT NULL,
        score int NOT NULL,
        explanation longtext NOT NULL,
        surplus_version int NOT NULL,
        shortage_version int NOT NULL,
        surplus_material int NOT NULL,
        shortage_material int NOT NULL,
        allocation int NOT NULL,
        barred tinyint NOT NULL,
        answer_due_at datetime(3) NOT NULL,
        declined_by varchar(8) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
        reason varchar(500) NULL,
        created_at datetime(3) NOT NULL,
        UNIQUE INDEX uq_shared_pairs_live (surplus_id, shortage_id, live),
        INDEX idx_shared_pairs_lender (lender_id, created_at, id),
        INDEX idx_shared_pairs_borrower (borrower_id, created_at, id),
        INDEX idx_shared_pairs_city (city_code, live, barred),
        INDEX idx_shared_pairs_shortage (shortage_id, live),
        CONSTRAINT chk_shared_pairs_heads CHECK (heads >= 1),
        PRIMARY KEY (id)
      ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE IF NOT EXISTS shared_pair_transitions (
        id uuid NOT NULL,
        pair_id uuid NOT NULL,
        pair_version int NOT NULL,
        from_state varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NULL,
        to_state varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        heads int NOT NULL,
        at datetime(3) NOT NULL,
        reason varchar(500) NULL,
        actor_id uuid NULL,
        on_behalf_of uuid NULL,
        channel varchar(12) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        consent_id uuid NULL,
        INDEX idx_shared_pair_transitions_pair (pair_id, pair_version),
        PRIMARY KEY (id)
      ) ENGINE=InnoDB`);
    await runner.query(`CREATE TABLE IF NOT EXISTS shared_cities (
        city_code varchar(4) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        id uuid NOT NULL,
        version int NOT NULL,
        pending tinyint NOT NULL,
        allocation int NOT NULL,
        cut tinyint NOT NULL,
        proven tinyint NOT NULL,
        allocated_at datetime(3) NULL,
        PRIMARY KEY (city_code)
      ) ENGINE=InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE shared_cities');
    await runner.query('DROP TABLE shared_pair_transitions');
    await runner.query('DROP TABLE shared_pairs');
    await runner.query('DROP TABLE shared_judgements');
    await runner.query('DROP TABLE shared_posting_transitions');
    await runner.query('DROP TABLE shared_postings');
  }
}

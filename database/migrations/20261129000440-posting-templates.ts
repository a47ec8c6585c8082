import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What employers post again and again, under a name. */
export class PostingTemplates20261129000440 implements MigrationInterface {
  name = 'PostingTemplates20261129000440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS posting_templates (
        id uuid NOT NULL,
        employer_id uuid NOT NULL,
        name varchar(60) NOT NULL,
        source_id uuid NOT NULL,
        terms longtext NOT NULL,
        shifts longtext NOT NULL,
        saved_at datetime(3) NOT NULL,
        actor_id uuid NULL,
        PRIMARY KEY (id),
        UNIQUE INDEX uq_posting_templates_name (employer_id, name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE posting_templates');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Photos of certificates, sealed, apart from the certificates: those are read often and these seldom. */
export class CertificatePhotos20261129000410 implements MigrationInterface {
  name = 'CertificatePhotos20261129000410';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS certificate_photos (
        certificate_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        image_sealed mediumblob NOT NULL,
        media_type varchar(20) CHARACTER SET "ascii" COLLATE "ascii_bin" NOT NULL,
        width int NOT NULL,
        height int NOT NULL,
        bytes int NOT NULL,
        keep_until date NULL,
        added_at datetime(3) NOT NULL,
        actor_id uuid NULL,
        consent_id uuid NULL,
        PRIMARY KEY (certificate_id),
        INDEX idx_certificate_photos_worker (worker_id),
        INDEX idx_certificate_photos_keep (keep_until)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE certificate_photos');
  }
}

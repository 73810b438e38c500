import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why no money paid for a request, as it was when it was refused: agreements and what is left of them change afterwards. */
export class UnmetExplained1763700000070 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE unmet_explained (
        network_id uuid NOT NULL,
        booking_id uuid NOT NULL,
        payers jsonb NOT NULL,
        PRIMARY KEY (network_id, booking_id),
        FOREIGN KEY (network_id, booking_id) REFERENCES booking (network_id, id) ON DELETE CASCADE
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP TABLE unmet_explained;');
  }
}

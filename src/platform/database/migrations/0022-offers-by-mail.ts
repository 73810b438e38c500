import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Providers that have no API are written to, and answer on a page: what waits for them is found at once. */
export class OffersByMail1763700000022 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE provider DROP CONSTRAINT provider_dispatch_check,
        ADD CONSTRAINT provider_dispatch_check CHECK (dispatch IN ('api', 'mail', 'phone_code'));

      CREATE INDEX offer_to_answer ON offer (network_id, provider_id, answer_by) WHERE state = 'open';
      CREATE INDEX booking_to_hold ON booking (network_id, provider_id, starts_at)
        WHERE status IN ('confirmed', 'in_session', 'awaiting_usage');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP INDEX booking_to_hold;
      DROP INDEX offer_to_answer;
      UPDATE provider SET dispatch = 'phone_code' WHERE dispatch = 'mail';
      ALTER TABLE provider DROP CONSTRAINT provider_dispatch_check,
        ADD CONSTRAINT provider_dispatch_check CHECK (dispatch IN ('api', 'phone_code'));
    `);
  }
}

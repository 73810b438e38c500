import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The few entries of an agreement that change its envelope are found without reading its sessions. */
export class WhatWasGranted1763700000032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX ledger_entry_of_envelope ON ledger_entry (network_id, agreement_id) WHERE granted_cents <> 0`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP INDEX ledger_entry_of_envelope`);
  }
}

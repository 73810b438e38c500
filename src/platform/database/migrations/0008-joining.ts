import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a professional joins: by a link, a form and a proof; practices that close; who was reminded, and when. */
export class Joining1763700000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE practice ADD COLUMN closed_on date;
      COMMENT ON COLUMN practice.closed_on IS 'The first day on which nobody works there any more.';
      ALTER TABLE professional ADD COLUMN relaunched_at timestamptz;

      CREATE TABLE joining_link (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        professional_id uuid NOT NULL,
        hash bytea UNIQUE,
        requested_at timestamptz NOT NULL,
        used_at timestamptz,
        PRIMARY KEY (network_id, id),
        FOREIGN KEY (network_id, professional_id) REFERENCES professional
      );
      CREATE INDEX joining_link_of_professional ON joining_link (network_id, professional_id, id);
      COMMENT ON COLUMN joining_link.hash IS 'SHA-256 of the secret in the link, drawn when the mail is sent.';

      CREATE TABLE application (
        network_id uuid NOT NULL,
        id uuid NOT NULL,
        professional_id uuid NOT NULL,
        given_name text NOT NULL,
        family_name text NOT NULL,
        profession text NOT NULL,
        rpps text,
        practice_id uuid,
        new_practice jsonb,
        charter_version text NOT NULL,
        submitted_at timestamptz NOT NULL,
        proof_seen_at timestamptz,
        outcome text CHECK (outcome IN ('accepted', 'refused')),
        reason text CHECK ((outcome = 'refused') = (reason IS NOT NULL)),
        decided_at timestamptz CHECK ((decided_at IS NULL) = (outcome IS NULL)),
        PRIMARY KEY (network_id, id),
        CHECK ((practice_id IS NULL) <> (new_practice IS NULL)),
        FOREIGN KEY (network_id, professional_id) REFERENCES professional,
        FOREIGN KEY (network_id, practice_id) REFERENCES practice
      );
      COMMENT ON COLUMN application.submitted_at IS 'Also when the charter was accepted: the form is not taken without.';
      CREATE UNIQUE INDEX application_one_waits ON application (network_id, professional_id) WHERE outcome IS NULL;
      CREATE INDEX application_waiting ON application (network_id, id) WHERE outcome IS NULL;

      CREATE TABLE proof (
        network_id uuid NOT NULL,
        application_id uuid NOT NULL,
        media_type text NOT NULL,
        sealed bytea NOT NULL,
        uploaded_at timestamptz NOT NULL,
        PRIMARY KEY (network_id, application_id),
        FOREIGN KEY (network_id, application_id) REFERENCES application
      );
      CREATE INDEX proof_age ON proof (uploaded_at);
      COMMENT ON TABLE proof IS 'Kept until it has been looked at and decided on, thirty days at most.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE proof, application, joining_link;
      ALTER TABLE professional DROP COLUMN relaunched_at;
      ALTER TABLE practice DROP COLUMN closed_on;
    `);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { CoordinatorAccounts } from '../../../identity/index.js';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { Post, type Mail } from '../../../platform/mail/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import type { StatementDocument } from '../../domain/document.js';
import { printStatement } from '../documents/printed-statement.js';
import { fileNameOf } from '../documents/statement-files.js';
import { statementLetter, type LetterKind } from './statement-letter.js';

const JOB = 'write-of-statement';

/** Writes to a funder that a statement is there or waits for an answer, and to the coordination that it is disputed. */
@Injectable()
@HandlesJob(JOB, { concurrency: 5 })
export class WriteOfStatementJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CoordinatorAccounts) private readonly coordinators: CoordinatorAccounts,
    @Inject(Post) private readonly post: Post,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  async handle(event: EventKey): Promise<void> {
    const told = await this.database.row<Told>(sql`
      SELECT event.type AS kind, statement.status, agreement.funder_id AS "funderId", agreement.title, network.name AS network,
             statement.year || '-' || statement.sequence AS number, statement.from_on AS "from", statement.to_on AS "to",
             statement.hash,
             CASE WHEN event.type = 'statement.issued.v1' AND preference.attaches_pdf THEN statement.document END AS enclosed
        FROM event
        JOIN statement ON statement.network_id = event.network_id AND statement.id = event.subject_id
        JOIN agreement ON agreement.network_id = statement.network_id AND agreement.id = statement.agreement_id
        JOIN network ON network.id = statement.network_id
        LEFT JOIN statement_preference preference
          ON preference.network_id = statement.network_id AND preference.agreement_id = statement.agreement_id
       WHERE event.network_id = ${event.networkId} AND event.id = ${event.eventId}`);
    if (told) await this.write(event, told);
    await this.database.transaction((tx) => finishJob(tx, JOB, event));
  }

  private async write({ networkId, subjectId }: EventKey, told: Told): Promise<void> {
    // Whoever has answered meanwhile is not pressed.
    if (told.kind === 'statement.reminded.v1' && told.status !== 'issued') return;
    const letter = statementLetter(
      told.kind,
      { ...told, isEnclosed: told.enclosed !== null },
      `${this.publicUrl.value}/statements/${subjectId}`,
    );
    const addresses =
      told.kind === 'statement.disputed.v1'
        ? await this.coordinators.addressesOf(networkId)
        : await this.addressesOf(networkId, told.funderId);
    const attachment = told.enclosed === null ? undefined : await printed(told.enclosed, told.hash);
    for (const to of addresses) await this.post.send({ to, ...letter, attachment });
  }

  /** Those who read for a funder, those of longest standing first. */
  private async addressesOf(networkId: string, funderId: string): Promise<readonly string[]> {
    const accounts = await this.database.rows<{ email: string }>(sql`
      SELECT email FROM account
       WHERE network_id = ${networkId} AND funder_id = ${funderId} AND role = 'funder' AND disabled_at IS NULL ORDER BY id`);
    return accounts.map(({ email }) => email);
  }
}

const printed = async (text: string, hash: string): Promise<Mail['attachment']> => {
  const document = JSON.parse(text) as StatementDocument;
  return {
    name: `${fileNameOf(document)}.pdf`,
    type: 'application/pdf',
    content: await printStatement(document, hash),
  };
};

type Told = Readonly<{
  kind: LetterKind;
  status: string;
  funderId: string;
  title: string;
  network: string;
  number: string;
  from: string;
  to: string;
  hash: string;
  /** The funder's version as it was sealed, where the letter carries it. */
  enclosed: string | null;
}>;

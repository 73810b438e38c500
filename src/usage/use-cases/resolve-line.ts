import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Cents } from '../../kernel/money.js';
import { Directory } from '../../network/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { CallImport, Difference, IgnoreReason, SettledLine } from '../domain/call-import.js';
import type { Call } from '../domain/call-list/call-line.js';
import { rereadLine, type SaidOfLine } from '../domain/reread-line.js';
import { saidModality } from '../domain/same-call.js';
import type { CorrectionReason, UsageRecord } from '../domain/session.js';
import {
  alreadyResolved,
  importUnderWay,
  languageNeeded,
  LineUnreadable,
  notForThisLine,
  OtherCaller,
} from '../domain/usage.errors.js';
import { CallImports } from './call-imports.js';
import { ChargeCall } from './charge-call.js';
import { CorrectUsage, type Correction } from './correct-usage.js';
import { languageCodeOf } from './language-code.js';

/**
 * What a coordinator decides about a line that the program could not decide by itself.
 * @property expectedCents the price that was shown before; without it, whatever it costs
 */
export type Decision =
  | Readonly<{ action: 'attach'; agreementId: Id; professionalId: Id | null } & SaidOfLine>
  | Readonly<{ action: 'accept'; expectedCents?: Cents }>
  | Readonly<{ action: 'ignore'; reason: IgnoreReason }>;

@Injectable()
export class ResolveLine {
  constructor(
    @Inject(CallImports) private readonly imports: CallImports,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ChargeCall) private readonly chargeCall: ChargeCall,
    @Inject(CorrectUsage) private readonly correctUsage: CorrectUsage,
  ) {}

  /** @throws NotFound; StateConflict when it is settled already; AgreementClosed, LineUnreadable, OtherCaller, NoTariff, SessionPriceChanged */
  async execute(
    tx: Tx,
    networkId: Id,
    importId: Id,
    number: number,
    decision: Decision,
    by: Id,
  ): Promise<SettledLine> {
    const list = await this.imports.find(networkId, importId);
    const line = list && (await this.imports.line(tx, networkId, importId, number));
    if (!line) throw new NotFound();
    if (list.finishedAt === null) throw importUnderWay();
    if (line.resolution !== null) throw alreadyResolved();
    switch (decision.action) {
      case 'attach': {
        if (line.kind !== 'unmatched') throw notForThisLine(line.kind);
        const usageId = await this.attach(tx, list, line, decision, by);
        await this.imports.resolve(tx, networkId, importId, number, {
          resolution: 'attached',
          reason: null,
          usageId,
          by,
        });
        break;
      }
      case 'accept': {
        if (line.kind !== 'changed') throw notForThisLine(line.kind);
        const usageId = await this.accept(tx, list, line, decision.expectedCents, by);
        await this.imports.resolve(tx, networkId, importId, number, {
          resolution: 'accepted',
          reason: null,
          usageId,
          by,
        });
        break;
      }
      case 'ignore': {
        const { reason } = decision;
        await this.imports.resolve(tx, networkId, importId, number, {
          resolution: 'ignored',
          reason,
          usageId: null,
          by,
        });
      }
    }
    return (await this.imports.line(tx, networkId, importId, number))!;
  }

  /** Records the call for whom the coordinator says; by default for whom its code says. */
  private async attach(
    tx: Tx,
    list: CallImport,
    line: SettledLine,
    { agreementId, professionalId, startedAt, language }: Extract<Decision, { action: 'attach' }>,
    by: Id,
  ): Promise<Id> {
    if (line.reason === 'unknown_language' && !language) throw languageNeeded();
    const call = await this.reread(list, line, { startedAt, language });
    return (await this.chargeCall.execute(tx, list, call, { agreementId, professionalId }, by)).id;
  }

  /** What accepting a changed line would make of the recorded call; nothing is written. @throws what accepting it would */
  async preview(tx: Tx, list: CallImport, line: SettledLine): Promise<UsageRecord> {
    if (line.kind !== 'changed') throw notForThisLine(line.kind);
    return this.correctUsage.preview(tx, list.networkId, line.usageId!, await this.correctionBy(list, line));
  }

  private async accept(
    tx: Tx,
    list: CallImport,
    line: SettledLine,
    expectedCents: Cents | undefined,
    by: Id,
  ): Promise<Id> {
    const asked = { ...(await this.correctionBy(list, line)), expectedCents };
    return (await this.correctUsage.execute(tx, list.networkId, line.usageId!, asked, by)).id;
  }

  private async correctionBy(list: CallImport, line: SettledLine): Promise<Correction> {
    const differs = line.facts.differs ?? [];
    if (differs.includes('caller')) throw new OtherCaller();
    const call = await this.reread(list, line);
    const modality = saidModality(call);
    const facts = {
      startedAt: call.startedAt,
      durationSeconds: call.durationSeconds,
      ...(call.waitSeconds !== null && { waitSeconds: call.waitSeconds }),
      ...(call.language !== null && { language: call.language }),
      ...(modality && { modality }),
      ...(call.providerAmountCents !== null && { providerAmountCents: call.providerAmountCents }),
    };
    return { facts, reason: reasonOf(differs), comment: null };
  }

  private async reread(
    { networkId, mapping }: CallImport,
    line: SettledLine,
    said?: SaidOfLine,
  ): Promise<Call> {
    const { timeZone } = await this.directory.network(networkId);
    const call = rereadLine({ mapping, timeZone, languageCodeOf }, line.line, line.fields, said);
    if (!call) throw new LineUnreadable();
    return call;
  }
}

const reasonOf = (differs: readonly Difference[]): CorrectionReason => {
  if (differs.includes('startedAt')) return 'wrong_time';
  if (differs.includes('duration')) return 'wrong_duration';
  return differs.includes('modality') ? 'wrong_modality' : 'provider_dispute';
};

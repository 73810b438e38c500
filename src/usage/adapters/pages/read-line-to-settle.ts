import { Inject, Injectable } from '@nestjs/common';
import { dayOf, type Day } from '../../../kernel/civil-time.js';
import { folded } from '../../../kernel/folded.js';
import type { Id } from '../../../kernel/ids.js';
import type { Agreement } from '../../../funding/index.js';
import { Directory } from '../../../network/index.js';
import { Database } from '../../../platform/database/index.js';
import { attempt, type Attempt } from '../../../web/index.js';
import type { CallImport, SettledLine, SettleReason } from '../../domain/call-import.js';
import type { Call } from '../../domain/call-list/call-line.js';
import { cellText } from '../../domain/call-list/line-reader.js';
import { nearCodes } from '../../domain/near-codes.js';
import { rereadLine } from '../../domain/reread-line.js';
import type { UsageRecord } from '../../domain/session.js';
import { languageCodeOf } from '../../use-cases/language-code.js';
import { ResolveLine } from '../../use-cases/resolve-line.js';
import { UsagePages, type UsageRow } from '../persistence/usage-pages.js';
import type { CallNames } from './call-names.js';

/** Somebody who may have called. @property code theirs, where it is why they are named; null: found by their name */
export type Candidate = Readonly<{ id: Id; name: string; code: string | null; isSame: boolean }>;

/** A line with all that somebody needs in order to settle it. */
export type LineInHand = Readonly<{
  line: SettledLine;
  /** As far as it can be read. */
  call: Call | null;
  mayBeAttached: boolean;
  candidates: readonly Candidate[];
  /** Those that could pay on its day; all, where its day can't be read. */
  payers: readonly Agreement[];
  /** The one that its code, or the nearest to it, is attached to, if it could pay. */
  likelyPayer: Id | null;
  /** The recorded call that it differs from. */
  recorded: UsageRow | null;
  /** Of a changed line: what the recorded call would be after it, or why it can't be. */
  corrected: Attempt<UsageRecord> | null;
}>;

const attachable: readonly SettleReason[] = [
  'unknown_code',
  'code_not_yet_valid',
  'code_revoked',
  'agreement_closed',
  'no_tariff',
  'ambiguous_time',
  'inexistent_time',
  'unknown_language',
];

const FOUND_AT_MOST = 8;

@Injectable()
export class ReadLineToSettle {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(UsagePages) private readonly usage: UsagePages,
    @Inject(ResolveLine) private readonly resolveLine: ResolveLine,
    @Inject(Database) private readonly database: Database,
  ) {}

  /** @param wanted words of a name that is looked for */
  async read(list: CallImport, line: SettledLine, names: CallNames, wanted?: string): Promise<LineInHand> {
    const { networkId, providerId, mapping } = list;
    // But for its language, all of the line may be read.
    const said = line.reason === 'unknown_language' ? { language: '' } : {};
    const call =
      rereadLine({ mapping, timeZone: names.timeZone, languageCodeOf }, line.line, line.fields, said) ?? null;
    const codes = (await this.directory.accessCodes(networkId)).filter(
      (code) => code.providerId === providerId,
    );
    const code = cellText(line.fields.code);
    const near = nearCodes(code, codes);
    const payers = call ? openOn(names.agreements, dayOf(call.startedAt, names.timeZone)) : names.agreements;
    const likely = near.find(({ agreementId }) => payers.some(({ id }) => id === agreementId));
    return {
      line,
      call,
      mayBeAttached: line.kind === 'unmatched' && attachable.includes(line.reason),
      candidates: candidatesOf(near, code, names, wanted),
      payers,
      likelyPayer: likely?.agreementId ?? null,
      recorded: line.usageId ? await this.recorded(networkId, line.usageId) : null,
      corrected:
        line.kind === 'changed'
          ? await attempt(() => this.database.transaction((tx) => this.resolveLine.preview(tx, list, line)))
          : null,
    };
  }

  private async recorded(networkId: Id, usageId: Id): Promise<UsageRow | null> {
    return (await this.usage.versions(networkId, usageId)).find(({ id }) => id === usageId) ?? null;
  }
}

const openOn = (agreements: readonly Agreement[], day: Day): readonly Agreement[] =>
  agreements
    .filter(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
    .toSorted((one, other) => one.priority - other.priority || (one.endsOn < other.endsOn ? -1 : 1));

const candidatesOf = (
  near: readonly Readonly<{ code: string; professionalId: Id | null }>[],
  said: string,
  names: CallNames,
  wanted?: string,
): readonly Candidate[] => {
  const byCode = near.flatMap(({ code, professionalId }) => {
    const name = names.professional(professionalId);
    return professionalId && name ? [{ id: professionalId, name, code, isSame: code === said }] : [];
  });
  const words = folded(wanted ?? '')
    .split(' ')
    .filter(Boolean);
  const byName =
    words.length === 0
      ? []
      : names.professionals
          .filter(({ name }) => words.every((word) => folded(name).includes(word)))
          .slice(0, FOUND_AT_MOST)
          .map(({ id, name }) => ({ id, name, code: null, isSame: false }));
  return [...new Map([...byName, ...byCode].map((candidate) => [candidate.id, candidate])).values()];
};

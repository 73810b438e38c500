import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { addDays, dayOf, type Day } from '../../kernel/civil-time.js';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import {
  Agreements,
  BudgetExhausted,
  Ledger,
  NoAgreement,
  NotEligible,
  payersOf,
  type Agreement,
  type Category,
} from '../../funding/index.js';
import {
  codeHeldBy,
  Directory,
  practicesOn,
  type AccessCode,
  type CodeHolder,
  type Provider,
} from '../../network/index.js';
import { Database } from '../../platform/database/index.js';
import { NoAccessCode } from '../domain/booking.errors.js';

export type WhatToDial = Readonly<{
  phoneNumber: string;
  code: string;
  provider: Readonly<{ id: Id; name: string }>;
  agreementId: Id;
  /** The last day on which this code opens this line, as far as is known today. */
  validUntil: Day;
}>;

/** The number and the code to dial now, or on another day: those of whoever would pay for the call. */
@Injectable()
export class FindAccessCode {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  /** @throws NoAgreement, NotEligible, BudgetExhausted, NoAccessCode */
  async execute(viewer: NetworkViewer, on: Day | null, category: Category | null): Promise<WhatToDial> {
    const { networkId } = viewer;
    const { timeZone } = await this.directory.network(networkId);
    const day = on ?? dayOf(this.clock.now(), timeZone);
    const holder = await this.holderOf(viewer, day);
    const practice = holder.practiceId
      ? await this.directory.practice(networkId, holder.practiceId)
      : undefined;
    const agreements = await this.agreements.of(networkId);
    const payers = payersOf(agreements, {
      day,
      modality: 'phone_now',
      profession: holder.profession,
      commune: practice?.commune ?? '',
      inseeCode: practice?.inseeCode ?? '',
      category,
    });
    if (payers.length === 0) {
      throw agreements.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
        ? new NotEligible()
        : new NoAgreement();
    }
    return this.firstDialable(networkId, payers, holder, day);
  }

  /** The payers are asked in their order; one without money passes on, stops, or goes on overdrawn, as its agreement says. */
  private async firstDialable(
    networkId: Id,
    payers: readonly Agreement[],
    holder: Caller,
    day: Day,
  ): Promise<WhatToDial> {
    const codes = await this.directory.accessCodes(networkId);
    const providers = (await this.directory.providers(networkId)).filter(
      ({ modalities, phoneNumber, suspendedOn }) =>
        modalities.includes('phone_now') && phoneNumber && (suspendedOn === null || day < suspendedOn),
    );
    for (const agreement of payers) {
      const left = (await this.ledger.budgetOf(this.database, networkId, agreement.id))?.availableCents ?? 0;
      if (left <= 0 && agreement.onExhaustion === 'block') throw new BudgetExhausted();
      if (left <= 0 && agreement.onExhaustion === 'fall_back') continue;
      for (const provider of providers) {
        const code = codeHeldBy(codes, holder, { providerId: provider.id, agreementId: agreement.id, day });
        if (code) return dialable(provider, code, codes, agreement);
      }
    }
    throw new NoAccessCode();
  }

  private async holderOf(viewer: NetworkViewer, day: Day): Promise<Caller> {
    if (viewer.role === 'staff')
      return { professionalId: null, practiceId: viewer.practiceId, profession: '' };
    if (viewer.role !== 'professional') throw new NotFound();
    const professional = await this.directory.professional(viewer.networkId, viewer.professionalId);
    if (!professional || professional.status !== 'enrolled') throw new NoAccessCode();
    return {
      professionalId: professional.id,
      practiceId: practicesOn(professional, day)[0] ?? null,
      profession: professional.profession,
    };
  }
}

type Caller = CodeHolder & Readonly<{ profession: string }>;

const dialable = (
  provider: Provider,
  code: AccessCode,
  codes: readonly AccessCode[],
  { id, endsOn }: Agreement,
): WhatToDial => {
  const next = codes
    .filter(
      (other) =>
        other.providerId === provider.id && other.code === code.code && other.validFrom > code.validFrom,
    )
    .map(({ validFrom }) => validFrom);
  const ends = [
    endsOn,
    ...[...next, ...(code.revokedOn ? [code.revokedOn] : [])].map((day) => addDays(day, -1)),
  ];
  return {
    phoneNumber: provider.phoneNumber!,
    code: code.code,
    provider: { id: provider.id, name: provider.name },
    agreementId: id,
    validUntil: ends.reduce((first, day) => (day < first ? day : first)),
  };
};

import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { addDays, dayOf, type Day } from '../../kernel/civil-time.js';
import { InvalidInput, NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import {
  Agreements,
  BudgetExhausted,
  chainOf,
  ineligibilityOf,
  Ledger,
  NoAgreement,
  NotEligible,
  payerFor,
  payersOf,
  type Agreement,
  type Category,
} from '../../funding/index.js';
import {
  Directory,
  practicesOn,
  type AccessCode,
  type CodeBook,
  type CodeHolder,
  type Professional,
  type Provider,
} from '../../network/index.js';
import { Database } from '../../platform/database/index.js';
import { Forbidden } from '../../platform/http/index.js';
import { NoAccessCode } from '../domain/booking.errors.js';

export type WhatToDial = Readonly<{
  phoneNumber: string;
  code: string;
  provider: Readonly<{ id: Id; name: string }>;
  agreementId: Id;
  /** The last day on which this code opens this line, as far as is known today. */
  validUntil: Day;
}>;

/** `on`: today when null. `professionalId`: for whom a secretariat asks. */
export type DialRequest = Readonly<{ on: Day | null; category: Category | null; professionalId: Id | null }>;

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

  /** @throws NoAgreement, NotEligible, BudgetExhausted, NoAccessCode; NotFound, Forbidden, InvalidInput for the professional */
  async execute(viewer: NetworkViewer, { on, category, professionalId }: DialRequest): Promise<WhatToDial> {
    const { networkId } = viewer;
    const { timeZone } = await this.directory.network(networkId);
    const day = on ?? dayOf(this.clock.now(), timeZone);
    const caller = await this.callerOf(viewer, professionalId, day);
    const payer = await this.payer(networkId, caller, day, category);
    return this.dialable(networkId, payer, caller, day);
  }

  /** Whoever would pay for a booking pays for the call: the same agreements are asked, in the same order. */
  private async payer(
    networkId: Id,
    { profession, practiceId }: Caller,
    day: Day,
    category: Category | null,
  ): Promise<Agreement> {
    const agreements = await this.agreements.of(networkId);
    const practice = practiceId ? await this.directory.practice(networkId, practiceId) : undefined;
    const need = {
      day,
      modality: 'phone_now' as const,
      profession: profession ?? '',
      commune: practice?.commune ?? '',
      inseeCode: practice?.inseeCode ?? '',
      category,
    };
    const dependsOnProfession = agreements.some(
      (agreement) =>
        agreement.eligibleProfessions.length > 0 &&
        ineligibilityOf({ ...agreement, eligibleProfessions: [] }, need) === null,
    );
    if (profession === null && dependsOnProfession) throw whoseCallIsMissing();
    const chain = chainOf(payersOf(agreements, need));
    if (chain.length === 0) {
      throw agreements.every((agreement) => ineligibilityOf(agreement, need) === 'not_open')
        ? new NoAgreement()
        : new NotEligible();
    }
    const left = new Map<Id, number>();
    for (const { id } of chain)
      left.set(id, (await this.ledger.budgetOf(this.database, networkId, id))?.availableCents ?? 0);
    // What the call will cost nobody knows yet: a cent that is left takes it.
    const payer = payerFor(chain, 1, (id) => left.get(id) ?? 0);
    if (!payer) throw new BudgetExhausted();
    return payer;
  }

  private async dialable(networkId: Id, agreement: Agreement, caller: Caller, day: Day): Promise<WhatToDial> {
    const codes = await this.directory.codeBook(networkId);
    for (const provider of await this.directory.providers(networkId)) {
      const { modalities, phoneNumber, suspendedOn } = provider;
      if (!phoneNumber || !modalities.includes('phone_now')) continue;
      if (suspendedOn !== null && day >= suspendedOn) continue;
      const code = codes.heldBy(caller, { providerId: provider.id, agreementId: agreement.id, day });
      if (!code) continue;
      return {
        phoneNumber,
        code: code.code,
        provider: { id: provider.id, name: provider.name },
        agreementId: agreement.id,
        validUntil: lastDayOf(code, provider, codes, agreement),
      };
    }
    throw new NoAccessCode();
  }

  private async callerOf(viewer: NetworkViewer, asked: Id | null, day: Day): Promise<Caller> {
    if (viewer.role === 'professional') {
      if (asked && asked !== viewer.professionalId) throw new Forbidden();
      const professional = await this.enrolled(viewer.networkId, viewer.professionalId);
      if (!professional) throw new NoAccessCode();
      return {
        professionalId: professional.id,
        practiceId: practicesOn(professional, day)[0] ?? null,
        profession: professional.profession,
      };
    }
    if (viewer.role !== 'staff') throw new NotFound();
    const { practiceId } = viewer;
    if (!asked) return { professionalId: null, practiceId, profession: null };
    const professional = await this.enrolled(viewer.networkId, asked);
    if (!professional || !practicesOn(professional, day).includes(practiceId)) throw new NotFound();
    return { professionalId: professional.id, practiceId, profession: professional.profession };
  }

  private async enrolled(networkId: Id, id: Id): Promise<Professional | undefined> {
    const professional = await this.directory.professional(networkId, id);
    return professional?.status === 'enrolled' ? professional : undefined;
  }
}

/** `profession` is null for a secretariat that does not say for whom it asks. */
type Caller = CodeHolder & Readonly<{ profession: string | null }>;

const whoseCallIsMissing = (): InvalidInput =>
  new InvalidInput([
    {
      pointer: '/professionalId',
      message: {
        fr: 'Qui paie dépend de la profession : dites pour quel professionnel.',
        en: 'Who pays depends on the profession: say for which professional.',
      },
    },
  ]);

/** The code opens this line for as long as its agreement pays and nothing else is made of it. */
const lastDayOf = (code: AccessCode, provider: Provider, codes: CodeBook, { endsOn }: Agreement): Day => {
  const others = codes
    .historyOf(provider.id, code.code)
    .map(({ validFrom }) => validFrom)
    .filter((from) => from > code.validFrom);
  const ends = [...others, ...(code.revokedOn ? [code.revokedOn] : [])].map((day) => addDays(day, -1));
  return [endsOn, ...ends].reduce((first, day) => (day < first ? day : first));
};

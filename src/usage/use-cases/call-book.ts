import { Inject, Injectable } from '@nestjs/common';
import { dayOf, inForceOn, type Day, type TimeZone } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import { Agreements, lastDayOf, type Agreement } from '../../funding/index.js';
import {
  codeOn,
  Directory,
  practicesOn,
  type AccessCode,
  type Practice,
  type Professional,
} from '../../network/index.js';
import { ReferenceCache } from '../../platform/database/index.js';
import { Tariffs, type StoredTariff } from '../../rating/index.js';
import type { AttributionRefusal } from '../domain/call-import.js';
import type { Call } from '../domain/call-list/call-line.js';
import type { Session } from '../domain/session.js';
import { ratingOf, type Price } from './price-session.js';

/** Whose call it is by its code, as far as that is known, and why it can't be charged, if so. */
export type Caller = Readonly<{
  sessionOn: Day;
  professionalId: Id | null;
  practiceId: Id | null;
  agreementId: Id | null;
  refusal: AttributionRefusal | null;
}>;

/** Answers the same questions for each of a million calls, so it asks the directory once for each revision of it. */
@Injectable()
export class CallBooks {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Agreements) private readonly agreements: Agreements,
    @Inject(Tariffs) private readonly tariffs: Tariffs,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
  ) {}

  /** The network as it is now; `known` again where it has not changed since. */
  async open(networkId: Id, providerId: Id, known?: CallBook): Promise<CallBook> {
    await this.references.refresh(networkId);
    const revision = await this.references.revisionOf(networkId);
    if (known?.revision === revision) return known;
    const [{ timeZone }, codes, agreements, tariffs] = await Promise.all([
      this.directory.network(networkId),
      this.directory.accessCodes(networkId),
      this.agreements.of(networkId),
      this.tariffs.of(networkId, providerId),
    ]);
    const ofProvider = codes.filter((code) => code.providerId === providerId);
    return new CallBook(this.directory, networkId, revision, timeZone, ofProvider, agreements, tariffs);
  }
}

/** Who gives which code to one provider, who pays for it and at what price, as of one revision of the network. */
export class CallBook {
  private readonly codes: ReadonlyMap<string, readonly AccessCode[]>;
  /** By the code in capitals; none where two codes differ by nothing else. */
  private readonly inCapitals: ReadonlyMap<string, readonly AccessCode[] | null>;
  private readonly agreements: ReadonlyMap<Id, Agreement>;
  private readonly professionals = new Map<Id, Professional>();
  private readonly practices = new Map<Id, Practice>();

  constructor(
    private readonly directory: Directory,
    private readonly networkId: Id,
    readonly revision: number,
    readonly timeZone: TimeZone,
    codes: readonly AccessCode[],
    agreements: readonly Agreement[],
    private readonly tariffs: readonly StoredTariff[],
  ) {
    const byText = new Map<string, AccessCode[]>();
    for (const code of codes) byText.set(code.code, [...(byText.get(code.code) ?? []), code]);
    this.codes = byText;
    const inCapitals = new Map<string, readonly AccessCode[] | null>();
    for (const [text, same] of byText)
      inCapitals.set(text.toUpperCase(), inCapitals.has(text.toUpperCase()) ? null : same);
    this.inCapitals = inCapitals;
    this.agreements = new Map(agreements.map((agreement) => [agreement.id, agreement]));
  }

  /** Looks up the people and places that `callerOf` and `priceOf` will need for these calls. */
  async prepare(calls: readonly Pick<Call, 'code'>[]): Promise<void> {
    const holders = [...new Set(calls.map(({ code }) => code))].flatMap((code) => this.codesOf(code));
    await this.learnProfessionals(holders.flatMap(({ professionalId }) => professionalId ?? []));
    await this.learnPractices(holders.flatMap(({ practiceId }) => practiceId ?? []));
  }

  /** A practice that no code leads to, such as a booking's. */
  async learnPractices(ids: readonly Id[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.practices.has(id));
    for (const practice of await Promise.all(
      unknown.map((id) => this.directory.practice(this.networkId, id)),
    )) {
      if (practice) this.practices.set(practice.id, practice);
    }
  }

  /**
   * The code's meaning on the local day of the call. The practice counted is the professional's on that day; of several, the
   * one where they have worked longest, and of two begun on one day the one recorded first.
   */
  callerOf(call: Pick<Call, 'code' | 'startedAt'>, at: Date): Caller {
    const sessionOn = dayOf(call.startedAt, this.timeZone);
    const nobody = { sessionOn, professionalId: null, practiceId: null, agreementId: null };
    if (call.startedAt > at) return { ...nobody, refusal: 'in_the_future' };
    const codes = this.codesOf(call.code);
    if (codes.length === 0) return { ...nobody, refusal: 'unknown_code' };
    const code = codeOn(codes, sessionOn);
    if (!code) {
      const isEarly = codes.every(({ validFrom }) => sessionOn < validFrom);
      return { ...nobody, refusal: isEarly ? 'code_not_yet_valid' : 'code_revoked' };
    }
    const { professionalId, agreementId } = code;
    const practiceId = professionalId ? this.practiceOf(professionalId, sessionOn) : code.practiceId;
    const isOpen = this.isOpen(agreementId, sessionOn);
    const refusal = !isOpen ? 'agreement_closed' : this.hasTariffOn(sessionOn) ? null : 'no_tariff';
    return { sessionOn, professionalId, practiceId, agreementId, refusal };
  }

  knows(agreementId: Id): boolean {
    return this.agreements.has(agreementId);
  }

  /** Whether the agreement exists in this network and pays on that day. */
  isOpen(agreementId: Id, day: Day): boolean {
    const agreement = this.agreements.get(agreementId);
    return agreement !== undefined && agreement.startsOn <= day && day <= lastDayOf(agreement);
  }

  hasTariffOn(day: Day): boolean {
    return inForceOn(this.tariffs, day) !== undefined;
  }

  /** @returns undefined when the provider has no tariff on that day. */
  priceOf(session: Session): Price | undefined {
    const sessionOn = dayOf(session.startedAt, this.timeZone);
    const tariff = inForceOn(this.tariffs, sessionOn);
    if (!tariff) return undefined;
    const practice = session.practiceId ? this.practices.get(session.practiceId) : undefined;
    return { sessionOn, tariffId: tariff.id, rating: ratingOf(session, tariff, this.timeZone, practice) };
  }

  /** Those of that code; where there is none, those of the code that differs from it by nothing but capitals. */
  private codesOf(said: string): readonly AccessCode[] {
    return this.codes.get(said) ?? this.inCapitals.get(said.toUpperCase()) ?? [];
  }

  private async learnProfessionals(ids: readonly Id[]): Promise<void> {
    const unknown = [...new Set(ids)].filter((id) => !this.professionals.has(id));
    const found = await Promise.all(unknown.map((id) => this.directory.professional(this.networkId, id)));
    for (const professional of found) {
      if (professional) this.professionals.set(professional.id, professional);
    }
    await this.learnPractices(
      found.flatMap((professional) => professional?.practices.map(({ practiceId }) => practiceId) ?? []),
    );
  }

  private practiceOf(professionalId: Id, day: Day): Id | null {
    const professional = this.professionals.get(professionalId);
    return (professional && practicesOn(professional, day)[0]) ?? null;
  }
}

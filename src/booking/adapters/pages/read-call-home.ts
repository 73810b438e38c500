import { Inject, Injectable } from '@nestjs/common';
import { dayOf, type Day } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Agreements, payerOrder } from '../../../funding/index.js';
import {
  Directory,
  isSignLanguage,
  practicesOn,
  type Practice,
  type Professional,
} from '../../../network/index.js';
import type { Language, ShownLanguage } from '../../../web/index.js';
import { LanguageHabits } from '../persistence/language-habits.js';
import { OwnBookings, type Appointment } from '../persistence/own-bookings.js';
import { shownLanguage } from './shown-language.js';

/** What the page that calls knows of whoever calls. */
export type CallHome = Readonly<{
  /** Their languages, the last used first, with the day. */
  last: readonly Readonly<{ language: ShownLanguage; on: Day }>[];
  /** Other languages to offer, and whether it is their practice that asked for them, or people in general. */
  others: Readonly<{ languages: readonly ShownLanguage[]; areHeardHere: boolean }>;
  /** Where they may be today. */
  practices: readonly Practice[];
  /** Of several, the one where they last were. */
  practiceId: Id | null;
  next: Appointment | null;
  /** Who runs the service today, by the agreements that pay for it, the first asked first. */
  carriers: readonly string[];
  timeZone: string;
}>;

const LAST = 5;
const OTHERS = 8;
/** Heard in the consulting rooms of Rouen and Bordeaux, for those who begin. */
const USUAL = ['ara', 'prs', 'pus', 'kat', 'sqi', 'rus', 'ben', 'tir'];

/** Only what can be heard is called for. */
const isSpoken = ({ language }: Readonly<{ language: string }>): boolean => !isSignLanguage(language);

@Injectable()
export class ReadCallHome {
  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(LanguageHabits) private readonly habits: LanguageHabits,
    @Inject(OwnBookings) private readonly bookings: OwnBookings,
    @Inject(Agreements) private readonly agreements: Agreements,
  ) {}

  async read(viewer: NetworkViewer, professional: Professional, reader: Language): Promise<CallHome> {
    const { networkId } = viewer;
    const { timeZone } = await this.directory.network(networkId);
    const now = this.clock.now();
    const practices = await this.practicesOf(viewer, professional, dayOf(now, timeZone));
    const practiceId = await this.likeliest(professional, practices);
    const [used, heard, next] = await Promise.all([
      this.habits.lastUsed(networkId, professional.id, now, LAST),
      practiceId ? this.habits.heardIn(networkId, practiceId, LAST + OTHERS) : [],
      this.bookings.next(networkId, professional.id, now),
    ]);
    const last = used.filter(isSpoken).flatMap((one) => {
      const language = shownLanguage(one.language, reader);
      return language ? { language, on: dayOf(one.lastUsedAt, timeZone) } : [];
    });
    const carriers = await this.carriersOn(networkId, dayOf(now, timeZone));
    const isNew = (code: string): boolean => !used.some(({ language }) => language === code);
    const heardHere = heard.filter((language) => isNew(language) && isSpoken({ language })).slice(0, OTHERS);
    const areHeardHere = heardHere.length > 0;
    const languages = (areHeardHere ? heardHere : USUAL.filter(isNew)).flatMap(
      (code) => shownLanguage(code, reader) ?? [],
    );
    return { last, others: { languages, areHeardHere }, practices, practiceId, next, carriers, timeZone };
  }

  private async practicesOf(
    viewer: NetworkViewer,
    professional: Professional,
    today: Day,
  ): Promise<readonly Practice[]> {
    const ids = viewer.role === 'staff' ? [viewer.practiceId] : practicesOn(professional, today);
    const found = await Promise.all(ids.map((id) => this.directory.practice(viewer.networkId, id)));
    return found.filter((practice) => practice !== undefined);
  }

  private async carriersOn(networkId: Id, today: Day): Promise<readonly string[]> {
    const open = (await this.agreements.of(networkId)).filter(
      ({ startsOn, endsOn }) => startsOn <= today && today <= endsOn,
    );
    return [...new Set(open.toSorted(payerOrder).map(({ carrier }) => carrier))];
  }

  private async likeliest(
    { networkId, id }: Professional,
    practices: readonly Practice[],
  ): Promise<Id | null> {
    if (practices.length <= 1) return practices[0]?.id ?? null;
    const last = await this.bookings.lastPractice(networkId, id);
    return practices.some((practice) => practice.id === last) ? last : null;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../kernel/civil-time.js';
import { InvalidInput, NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import {
  Directory,
  isLanguageCode,
  isSignLanguage,
  practicesOn,
  type Practice,
  type Professional,
} from '../../network/index.js';
import { Forbidden } from '../../platform/http/index.js';
import type { Booking, InterpreterGender } from '../domain/booking.js';
import { NotEnrolled, SignsAreSeen } from '../domain/booking.errors.js';
import { mayTouch } from '../domain/visibility.js';
import { Bookings } from './bookings.js';
import type { PlanRequest } from './plan-booking.js';

export type BookingRequest = Readonly<{
  modality: Modality;
  language: string;
  /** null for `phone_now`, which starts now. */
  startsAt: Date | null;
  expectedMinutes: number;
  practiceId: Id | null;
  professionalId: Id | null;
  interpreterGender: InterpreterGender;
  sameInterpreterAs: Id | null;
  category: string | null;
  seriesId: Id | null;
}>;

/** What a request leaves unsaid is read from who asks and where they work. */
@Injectable()
export class ReadRequest {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Bookings) private readonly bookings: Bookings,
  ) {}

  /** @throws InvalidInput, NotFound, NotEnrolled, SignsAreSeen, Forbidden */
  async read(viewer: NetworkViewer, request: BookingRequest, askedAt: Date): Promise<PlanRequest> {
    const { networkId } = viewer;
    const startsAt = startOf(request, askedAt);
    if (!isLanguageCode(request.language))
      throw invalid(
        '/language',
        'Cette langue n’est pas au catalogue : voyez GET /languages.',
        'This language is not in the catalogue: see GET /languages.',
      );
    if (isByVoice(request.modality) && isSignLanguage(request.language)) throw new SignsAreSeen();
    const professional = await this.professional(viewer, request.professionalId);
    const { timeZone } = await this.directory.network(networkId);
    const practice = await this.practice(viewer, professional, request.practiceId, dayOf(startsAt, timeZone));
    await this.checkSameInterpreter(viewer, professional, request.sameInterpreterAs, askedAt);
    const { modality, language, expectedMinutes, category } = request;
    return {
      networkId,
      professional,
      practice,
      modality,
      language,
      startsAt,
      expectedMinutes,
      category,
      askedAt,
    };
  }

  private async professional(viewer: NetworkViewer, asked: Id | null): Promise<Professional> {
    if (viewer.role !== 'professional' && !asked)
      throw invalid('/professionalId', 'Dites pour quel professionnel.', 'Say for which professional.');
    const id = viewer.role === 'professional' ? viewer.professionalId : asked!;
    if (viewer.role === 'professional' && asked && asked !== id) throw new Forbidden();
    const professional = await this.directory.professional(viewer.networkId, id);
    if (!professional) throw new NotFound();
    if (
      viewer.role === 'staff' &&
      !professional.practices.some(({ practiceId }) => practiceId === viewer.practiceId)
    )
      throw new NotFound();
    if (professional.status !== 'enrolled') throw new NotEnrolled();
    return professional;
  }

  /** Only a session that somebody has had tells whom they wish to meet again. */
  private async checkSameInterpreter(
    viewer: NetworkViewer,
    { networkId, id }: Professional,
    asked: Id | null,
    askedAt: Date,
  ): Promise<void> {
    if (!asked) return;
    const past = await this.bookings.find(networkId, asked);
    const isTheirs = past?.professionalId === id && mayTouch(viewer, past);
    if (isTheirs && past.startsAt <= askedAt && hadInterpreter(past)) return;
    throw invalid(
      '/sameInterpreterAs',
      'Choisissez une intervention passée de ce professionnel.',
      'Choose a past session of this professional.',
    );
  }

  private async practice(
    viewer: NetworkViewer,
    professional: Professional,
    asked: Id | null,
    day: string,
  ): Promise<Practice> {
    if (viewer.role === 'staff' && asked && asked !== viewer.practiceId) throw new NotFound();
    const practices = practicesOn(professional, day);
    const wanted =
      asked ?? (viewer.role === 'staff' ? viewer.practiceId : practices.length === 1 ? practices[0]! : null);
    if (!wanted) {
      throw invalid(
        '/practiceId',
        'Ce professionnel exerce dans plusieurs structures, ou dans aucune ce jour-là : précisez laquelle.',
        'This professional works in several practices, or in none on that day: say which.',
      );
    }
    const practice = practices.includes(wanted)
      ? await this.directory.practice(viewer.networkId, wanted)
      : undefined;
    if (!practice)
      throw invalid(
        '/practiceId',
        'Ce professionnel n’exerce pas dans cette structure ce jour-là.',
        'This professional does not work in this practice on that day.',
      );
    return practice;
  }
}

const isByVoice = (modality: Modality): boolean => modality === 'phone_now' || modality === 'phone_booked';

const hadInterpreter = ({ status, noShowBy }: Booking): boolean =>
  status !== 'cancelled' && status !== 'unmet' && noShowBy !== 'interpreter';

const startOf = ({ modality, startsAt }: BookingRequest, askedAt: Date): Date => {
  if (modality === 'phone_now') {
    if (startsAt)
      throw invalid(
        '/startsAt',
        'Un appel immédiat commence maintenant : retirez ce champ.',
        'An immediate call starts now: remove this field.',
      );
    return askedAt;
  }
  if (!startsAt)
    throw invalid(
      '/startsAt',
      'Dites quand l’intervention doit commencer.',
      'Say when the session is to start.',
    );
  if (startsAt <= askedAt)
    throw invalid(
      '/startsAt',
      'Ce moment est passé : choisissez-en un à venir.',
      'This moment is past: choose one to come.',
    );
  return startsAt;
};

const invalid = (pointer: string, fr: string, en: string): InvalidInput =>
  new InvalidInput([{ pointer, message: { fr, en } }]);

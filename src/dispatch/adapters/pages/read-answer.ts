import { isDay, resolveLocal, type TimeZone } from '../../../kernel/civil-time.js';
import { InvalidInput, type FieldProblem } from '../../../kernel/errors.js';
import { readAs } from '../../../platform/http/index.js';
import type { Fields } from '../../../web/index.js';
import { providerReasons, type ProviderEvent, type ProviderEventType } from '../../domain/provider-event.js';
import { contactFrom, referenceFrom } from '../../domain/provider-words.js';
import { ProviderEventDto, providerEventOf } from '../http/provider-event.dto.js';
import type { ProviderOffer } from '../persistence/provider-offers.js';

type Asked = Pick<ProviderOffer, 'id' | 'bookingId' | 'needsContact'>;

/** Who comes, as the form says it. @throws InvalidInput, where a message would only lose the field */
export const acceptanceIn = async (fields: Fields, offer: Asked, at: Date): Promise<ProviderEvent> => {
  const [phone, url] = [fields.text('contactPhone'), fields.text('contactUrl')];
  const said = {
    providerReference: fields.text('providerReference'),
    interpreterRef: fields.text('interpreterRef'),
  };
  refuse([
    ...(['providerReference', 'interpreterRef'] as const)
      .filter((name) => said[name] !== undefined && referenceFrom(said[name]) === null)
      .map((name) => problem(name, noReference)),
    ...(phone !== undefined && !contactFrom({ phone }) ? [problem('contactPhone', noPhone)] : []),
    ...(url !== undefined && !contactFrom({ url }) ? [problem('contactUrl', noUrl)] : []),
    ...(offer.needsContact && phone === undefined && url === undefined
      ? [problem('contactPhone', noContact)]
      : []),
  ]);
  return eventOf('booking.accepted', offer, at, {
    ...said,
    interpreterGender: fields.text('interpreterGender'),
    ...((phone ?? url) && { contact: { phone, url } }),
  });
};

/** Why it is declined, or taken back. @throws InvalidInput without a reason of the list */
export const refusalIn = async (
  type: 'booking.declined' | 'booking.withdrawn',
  fields: Fields,
  offer: Asked,
  at: Date,
): Promise<ProviderEvent> => {
  const reason = fields.text('reason');
  if (!reason || !Object.hasOwn(providerReasons, reason)) refuse([problem('reason', noReason)]);
  return eventOf(type, offer, at, { reason });
};

/** What happened. @throws InvalidInput when it can't be read */
export const reportIn = async (
  fields: Fields,
  offer: Asked,
  at: Date,
  zone: TimeZone,
): Promise<ProviderEvent> => {
  const type = outcomes[fields.text('outcome') ?? ''];
  if (!type) throw new InvalidInput([problem('outcome', noOutcome)]);
  const distanceKm = fields.number('distanceKm');
  if (type !== 'session.ended') return eventOf(type, offer, at, { distanceKm });
  const [day, time, minutes] = [fields.text('day'), fields.text('time'), fields.number('minutes')];
  const hasStart = isDay(day ?? '') && /^([01]\d|2[0-3]):[0-5]\d$/.test(time ?? '');
  const start = hasStart ? resolveLocal(`${day}T${time}`, zone) : null;
  refuse([
    ...(start?.kind === 'instant' ? [] : [problem('startedAt', noStart)]),
    ...(minutes !== undefined && Number.isInteger(minutes) && minutes > 0
      ? []
      : [problem('durationSeconds', noDuration)]),
  ]);
  return eventOf(type, offer, at, {
    startedAt: start?.kind === 'instant' ? start.at.toISOString() : undefined,
    durationSeconds: (minutes ?? 0) * 60,
    distanceKm,
  });
};

/** What the form may say of a session. */
const outcomes: Readonly<Record<string, ProviderEventType>> = {
  held: 'session.ended',
  patient_absent: 'session.patient_absent',
  interpreter_absent: 'session.interpreter_absent',
};

const eventOf = async (
  type: ProviderEventType,
  { id, bookingId }: Asked,
  at: Date,
  said: object,
): Promise<ProviderEvent> =>
  providerEventOf(
    await readAs(ProviderEventDto, { type, bookingId, offerId: id, occurredAt: at.toISOString(), ...said }),
  );

const refuse = (problems: readonly FieldProblem[]): void => {
  if (problems.length > 0) throw new InvalidInput(problems);
};
const problem = (field: string, message: FieldProblem['message']): FieldProblem => ({
  pointer: `/${field}`,
  message,
});

const noReference = {
  fr: 'De 1 à 64 lettres sans accent, chiffres et . _ / # : -, sans espace : un code, jamais un nom.',
  en: '1 to 64 letters without accents, digits and . _ / # : -, no space: a code, never a name.',
};
const noPhone = {
  fr: 'Ce numéro ne se lit pas. Exemple : 02 61 91 00 02.',
  en: 'This number can’t be read. Example: 02 61 91 00 02.',
};
const noUrl = {
  fr: 'Ce lien ne se lit pas. Il commence par https://',
  en: 'This link can’t be read. It begins with https://',
};
const noContact = {
  fr: 'Dites où joindre l’interprète : un numéro ou un lien.',
  en: 'Say where the interpreter is reached: a number or a link.',
};
const noReason = { fr: 'Choisissez un motif.', en: 'Choose a reason.' };
const noOutcome = { fr: 'Dites ce qui s’est passé.', en: 'Say what happened.' };
const noStart = {
  fr: 'Dites quel jour et à quelle heure elle a commencé.',
  en: 'Say on which day and at what time it began.',
};
const noDuration = { fr: 'Dites combien de minutes, en entier.', en: 'Say how many whole minutes.' };

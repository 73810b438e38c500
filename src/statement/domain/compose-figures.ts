import type { Period } from './activity.js';
import { maySeePeople, shareOf, shownCount, shownOf, shownPart, isSmall, type Reader } from './breakdown.js';
import { isMasked, MASKED, type Figure, type Value, type ValueKind } from './document.js';
import type { Measures } from './measures.js';
import { dayInWords, euros, plural } from './statement-words.js';

/** The whole in one sentence: who, how often, and for how much. */
export const headlineOf = (reader: Reader, { from, to }: Period, { sessions: held }: Measures): string => {
  const few = 'moins de cinq';
  const professionals =
    activeOf(reader, held.professionals) === MASKED
      ? `${few} professionnels`
      : plural(held.professionals, 'professionnel', 'professionnels');
  const sessions =
    shownCount(reader, held.sessions) === MASKED
      ? `${few} interventions`
      : plural(held.sessions, 'intervention', 'interventions');
  const text = `du ${dayInWords(from)} au ${dayInWords(to)}, ${professionals}, ${sessions}, ${euros(held.cents)}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** The figures that stand by themselves, those of the sessions first, then money, people and time. */
export const composeFigures = (reader: Reader, { money, ...use }: Measures): readonly Figure[] => {
  const { cents, adjustments } = use.sessions;
  const adjusted = adjustments.reduce((sum, adjustment) => sum + adjustment.cents, 0);
  return [
    ...volume(reader, use),
    figure('adjustments', 'Régularisations de relevés antérieurs', 'cents', adjusted),
    figure('total', 'Consommé au titre de ce relevé', 'cents', cents + adjusted),
    ...detail(reader, use),
    figure('available', 'Disponible au jour du relevé', 'cents', money.closing.available),
    figure('dailyCost', 'Rythme récent, par jour', 'cents', money.dailyCents),
    figure('runOutOn', 'Épuisement prévu de l’enveloppe à ce rythme', 'day', money.runOutOn),
  ];
};

type Use = Omit<Measures, 'money'>;

/** Those that tell of the service alone, whoever paid for it. */
export const figuresOfUse = (reader: Reader, use: Use): readonly Figure[] => [
  ...volume(reader, use),
  ...detail(reader, use),
];

const volume = (reader: Reader, { sessions: held, requests }: Use): readonly Figure[] => [
  figure('sessions', 'Interventions', 'count', shownCount(reader, held.sessions)),
  figure('requests', 'Demandes faites sur la plateforme', 'count', shownCount(reader, requests.requests)),
  figure('cost', 'Coût de la période, frais compris', 'cents', held.cents),
];

const detail = (reader: Reader, { sessions: held, requests, people }: Use): readonly Figure[] => {
  const of = (value: number | null): Value => shownOf(reader, held.sessions, rounded(value));
  const busiest = Math.max(
    0,
    ...held.practices.filter(({ key }) => key !== '').map(({ professionals }) => professionals),
  );
  const top = inTopPractice(reader, busiest, held.professionals);
  const known = held.languages.filter(({ key }) => key !== '').length;
  return [
    figure(
      'meanCost',
      'Coût moyen par intervention, frais compris',
      'cents',
      of(ratio(held.cents, held.sessions)),
    ),
    figure(
      'minuteCost',
      'Coût moyen par minute facturée',
      'cents',
      of(ratio(held.cents, held.billedMinutes)),
    ),
    figure('billedMinutes', 'Minutes facturées', 'minutes', of(held.billedMinutes)),
    figure('medianBilledMinutes', 'Minutes facturées, médiane', 'minutes', of(held.medianBilledMinutes)),
    figure('actualSeconds', 'Durée réelle, en tout', 'seconds', of(held.actualSeconds)),
    figure('meanSeconds', 'Durée moyenne', 'seconds', of(held.meanSeconds)),
    figure('medianSeconds', 'Durée médiane', 'seconds', of(held.medianSeconds)),
    figure(
      'meanWait',
      'Attente moyenne avant la mise en relation',
      'seconds',
      wait(reader, held.waits, held.meanWaitSeconds),
    ),
    figure('medianWait', 'Attente médiane', 'seconds', wait(reader, held.waits, held.medianWaitSeconds)),
    figure(
      'medianConfirmation',
      'Délai médian de confirmation d’une demande',
      'seconds',
      wait(reader, requests.confirmed, requests.medianConfirmationSeconds),
    ),
    figure('professionals', 'Professionnels actifs', 'count', activeOf(reader, held.professionals)),
    figure(
      'joined',
      'dont nouveaux dans la période',
      'count',
      shownPart(reader, people.joined, held.professionals),
    ),
    figure(
      'enrolled',
      'Professionnels inscrits à la fin de la période',
      'count',
      activeOf(reader, people.enrolled),
    ),
    figure('topPractice', 'Professionnels actifs du premier lieu d’exercice', 'text', top),
    figure(
      'topPracticeShare',
      'Part du premier lieu d’exercice',
      'share',
      isMasked(top) ? top : shareOf(busiest, held.professionals),
    ),
    figure('languages', 'Langues', 'count', of(known)),
  ];
};

export const figure = (key: string, title: string, kind: ValueKind, value: Value): Figure => ({
  key,
  title,
  kind,
  value,
});

/**
 * « 5 sur 6 » : who calls is a professional, never a patient, and five of one practice name nobody. One colleague elsewhere is
 * told by it to be one, and nothing of what they did.
 */
const inTopPractice = (reader: Reader, busiest: number, active: number): Value => {
  if (busiest === 0) return null;
  return !maySeePeople(reader) && isSmall(busiest) ? MASKED : `${busiest} sur ${active}`;
};

const wait = (reader: Reader, known: number, seconds: number | null): Value =>
  shownOf(reader, known, rounded(seconds));

export const activeOf = (reader: Reader, active: number): Value =>
  !maySeePeople(reader) && isSmall(active) ? MASKED : active;
export const ratio = (whole: number, parts: number): number | null => (parts === 0 ? null : whole / parts);

/** To the whole second, minute or cent, half up. */
export const rounded = (value: number | null): number | null =>
  value === null ? null : Math.floor(value + 0.5);

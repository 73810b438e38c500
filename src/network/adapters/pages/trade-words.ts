import { typesetAll, type PageContext } from '../../../web/index.js';
import type { PracticeKind } from '../../domain/practice.js';
import type { EnrolmentState, Profession } from '../../domain/professional.js';

const professions: Readonly<Record<Profession, string>> = {
  general_practitioner: 'Médecin généraliste',
  specialist: 'Médecin spécialiste',
  midwife: 'Sage-femme',
  nurse: 'Infirmier, infirmière',
  dentist: 'Chirurgien-dentiste',
  pharmacist: 'Pharmacien, pharmacienne',
  physiotherapist: 'Kinésithérapeute',
  psychologist: 'Psychologue',
  other: 'Autre profession de santé',
};

const kinds: Readonly<Record<PracticeKind, string>> = {
  cabinet: 'Cabinet',
  msp: 'Maison de santé (MSP)',
  health_centre: 'Centre de santé',
  hospital: 'Hôpital',
  pmi: 'PMI',
  pharmacy: 'Pharmacie',
  other: 'Autre lieu',
};

const enrolments: Readonly<Record<EnrolmentState, string>> = {
  invited: 'Invité',
  enrolled: 'Adhérent',
  suspended: 'Suspendu',
  left: 'Parti',
};

const french = { professions, kinds, enrolments };

/** What people and places are called: professions, kinds of practice, where someone stands with the network. */
export type TradeWords = typeof french;

const english: TradeWords = {
  professions: {
    general_practitioner: 'General practitioner',
    specialist: 'Specialist',
    midwife: 'Midwife',
    nurse: 'Nurse',
    dentist: 'Dentist',
    pharmacist: 'Pharmacist',
    physiotherapist: 'Physiotherapist',
    psychologist: 'Psychologist',
    other: 'Other health profession',
  },
  kinds: {
    cabinet: 'Surgery',
    msp: 'Group practice (MSP)',
    health_centre: 'Health centre',
    hospital: 'Hospital',
    pmi: 'Mother and child centre (PMI)',
    pharmacy: 'Pharmacy',
    other: 'Other place',
  },
  enrolments: { invited: 'Invited', enrolled: 'Enrolled', suspended: 'Suspended', left: 'Has left' },
};

const all = { fr: typesetAll(french), en: english } as const;

export const tradeWords = ({ words }: PageContext): TradeWords => all[words.language];

/** As the answers of a list. */
export const optionsOf = (words: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

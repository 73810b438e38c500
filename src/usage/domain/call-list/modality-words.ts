import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import { folded } from '../../../kernel/folded.js';

/** The modality that a provider's word means, or undefined: `rendez-vous` alone may be by phone or on site. */
export const modalityOf = (text: string): Modality | undefined => byWord.get(folded(text));

const words: Record<Modality, readonly string[]> = {
  phone_now: ['téléphone', 'tél', 'tél.', 'téléphonique', 'téléphone immédiat', 'immédiat', 'appel', 'audio'],
  phone_booked: [
    'téléphone sur rendez-vous',
    'téléphone sur rdv',
    'téléphone rdv',
    'rdv téléphonique',
    'rendez-vous téléphonique',
    'téléphone programmé',
    'téléphone planifié',
  ],
  video: ['visio', 'visioconférence', 'visio-conférence', 'vidéo', 'visiophonie'],
  on_site: ['présentiel', 'en présentiel', 'sur place', 'sur site', 'déplacement', 'physique', 'présence'],
};

const byWord = new Map(
  MODALITIES.flatMap((modality) =>
    [modality, ...words[modality]].map((word) => [folded(word), modality] as const),
  ),
);

import { entry } from '../language.js';

/** Signed languages have no script of their own: the endonym is the name that their signers write. */
export const signLanguages = [
  entry('fsl', 'langue des signes française', 'langue des signes française', {
    aliases: ['LSF', 'langue des signes', 'signes', 'sourd'],
  }),
  entry('sfb', 'langue des signes de Belgique francophone', 'langue des signes de Belgique francophone', {
    aliases: ['LSFB'],
  }),
  entry('bfi', 'langue des signes britannique', 'British Sign Language', { aliases: ['BSL'] }),
  entry('ase', 'langue des signes américaine', 'American Sign Language', { aliases: ['ASL'] }),
  entry('asp', 'langue des signes algérienne', 'لغة الإشارة الجزائرية'),
  entry('rsl', 'langue des signes russe', 'русский жестовый язык'),
  entry('ils', 'signes internationaux', 'International Sign', {
    aliases: ['langue des signes internationale'],
  }),
];

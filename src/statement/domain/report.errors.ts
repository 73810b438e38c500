import { InvalidInput } from '../../kernel/errors.js';

/** A year of which no day is over has nothing to report. */
export const yearNotBegun = (): InvalidInput =>
  new InvalidInput([
    {
      pointer: '/year',
      message: { fr: 'Cette année n’a pas commencé.', en: 'This year has not begun.' },
    },
  ]);

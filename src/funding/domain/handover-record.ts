import type { Handover } from './handover.js';

/** What is sealed: everything that was agreed, decided and done; the seal itself aside. */
export const recordOf = (handover: Handover): Omit<Handover, 'hash' | 'preview'> => {
  const { hash: _, preview: __, ...record } = handover;
  return record;
};

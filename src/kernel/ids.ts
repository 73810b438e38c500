import { v7, validate } from 'uuid';

/** A UUIDv7 as text: sorted by the time of making, so that lists page by key and indexes grow at one end. */
export type Id = string;

export const newId = (): Id => v7();

export const isId = (text: string): text is Id => validate(text);

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A reference that people read over the phone: eight characters without I, L, O or U, from the random part of an id.
 * Forty bits: the database holds references unique and a clash, about one in a million at a million bookings, is refused.
 */
export const referenceOf = (id: Id): string => {
  let bits = BigInt(`0x${id.replaceAll('-', '').slice(-10)}`);
  let reference = '';
  for (let i = 0; i < 8; i++) {
    reference = CROCKFORD.charAt(Number(bits & 31n)) + reference;
    bits >>= 5n;
  }
  return reference;
};

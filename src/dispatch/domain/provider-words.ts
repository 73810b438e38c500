import type { ProviderEvent } from './provider-event.js';

/** A number or a pseudonym of the provider's own. Nothing that a sentence, or a name with its accents and spaces, would fit in. */
const REFERENCE = /^[\w./#:-]{1,64}$/;
const PHONE = /^\+?\d[\d .()-]{3,22}\d$/;
const LONGEST_URL = 500;

/** What a provider calls something, or null where it says nothing that fits: no message is lost for it. */
export const referenceFrom = (said: unknown): string | null =>
  typeof said === 'string' && REFERENCE.test(said) ? said : null;

/** How a session is reached, a telephone number before an address; null where neither fits. */
export const contactFrom = (said: unknown): ProviderEvent['contact'] => {
  if (typeof said !== 'object' || said === null) return null;
  const { phone, url } = said as Readonly<Record<string, unknown>>;
  if (typeof phone === 'string' && PHONE.test(phone)) return { phone };
  return typeof url === 'string' && isWebAddress(url) ? { url } : null;
};

const isWebAddress = (text: string): boolean =>
  text.length <= LONGEST_URL && /^https?:\/\/[^\s\p{C}"<>\\]+$/u.test(text) && URL.canParse(text);

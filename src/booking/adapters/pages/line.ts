import type { Provider } from '../../../network/index.js';
import type { Access, Booking } from '../../domain/booking.js';

/** How the interpreter is reached, as things stand now. */
export type Line =
  | Readonly<{ kind: 'dial'; access: Access }>
  /** The provider has named a number, or a page. */
  | Readonly<{ kind: 'phone'; number: string }>
  | Readonly<{ kind: 'video'; url: string }>
  | Readonly<{ kind: 'called_back' }>
  /** The provider has not answered yet; its answer says where to call. */
  | Readonly<{ kind: 'awaited' }>
  | Readonly<{ kind: 'no_code' }>
  | Readonly<{ kind: 'over' }>;

type Asked = Pick<Booking, 'status' | 'access' | 'contact' | 'call'>;

/** Of an immediate call: what the provider says goes before what is known without it. */
export const lineOf = (
  { status, access, contact, call }: Asked,
  provider: Pick<Provider, 'dispatch'> | undefined,
): Line => {
  if (isOver[status]) return { kind: 'over' };
  if (contact && 'phone' in contact) return { kind: 'phone', number: contact.phone };
  if (contact && isSafe(contact.url)) return { kind: 'video', url: contact.url };
  if (call === 'provider_calls') return { kind: 'called_back' };
  if (access) return { kind: 'dial', access };
  return isAsked(provider) ? { kind: 'awaited' } : { kind: 'no_code' };
};

/** Whether requests are put to the provider, which then answers them. */
export const isAsked = (provider: Pick<Provider, 'dispatch'> | undefined): boolean =>
  provider !== undefined && provider.dispatch !== 'phone_code';

const isOver: Readonly<Record<Booking['status'], boolean>> = {
  requested: false,
  dispatched: false,
  confirmed: false,
  in_session: false,
  awaiting_usage: false,
  completed: true,
  unreported: true,
  unmet: true,
  cancelled: true,
  no_show: true,
};

const isSafe = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';

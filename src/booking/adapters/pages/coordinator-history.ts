import type { TimeZone } from '../../../kernel/civil-time.js';
import type { NamesInNetwork } from '../../../network/index.js';
import type { StoredEvent } from '../../../platform/outbox/domain-event.js';
import { Cents } from '../../../kernel/money.js';
import { typeset, type PageContext } from '../../../web/index.js';
import { cancelReasons, incidentKinds } from '../../domain/booking.js';
import { coordinatorWords } from './coordinator-words.js';

/** A fact of a request's life with what says more of it: by whom, why, at what cost, for when. */
export const eventInWords = (
  page: PageContext,
  { type, facts }: StoredEvent,
  names: NamesInNetwork,
  timeZone: TimeZone,
): string => {
  const words = coordinatorWords(page);
  const { language } = page.words;
  const text = (name: string): string | null => {
    const value = facts[name];
    return typeof value === 'string' ? value : null;
  };
  const [reason, kind, by, whose, startsAt] = ['reason', 'kind', 'by', 'whose', 'startsAt'].map(text);
  const amount = facts['amountCents'] ?? facts['feeCents'];
  const details = [
    names.provider(text('providerId')),
    by && type === 'booking.cancelled.v1'
      ? (words.cancelledBy as Readonly<Record<string, string>>)[by]
      : null,
    labelIn(cancelReasons, reason, language) ?? (reason && words.reasons[reason]),
    labelIn(incidentKinds, kind, language),
    whose && words.absent[whose],
    startsAt && type === 'booking.rescheduled.v1' ? page.words.moment(new Date(startsAt), timeZone) : null,
    typeof amount === 'number' && amount > 0 ? page.words.money(Cents(amount)) : null,
  ].filter(Boolean);
  const said = words.events[type] ?? type;
  const whole = details.length > 0 ? `${said} : ${details.join(', ')}` : said;
  return language === 'fr' ? typeset(whole) : whole.replace(' : ', ': ');
};

const labelIn = (
  labels: Readonly<Record<string, Readonly<{ fr: string; en: string }>>>,
  code: string | null | undefined,
  language: 'fr' | 'en',
): string | null => (code && Object.hasOwn(labels, code) ? (labels[code]?.[language] ?? null) : null);

import { addWorkingDays, type HolidayCalendar } from '../../kernel/holidays.js';
import { dayOf, startOfDay, type Day, type TimeZone } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import type { Modality } from '../../kernel/modality.js';

/** What a provider says that it does, as far as choosing one asks. */
export type ProviderOffering = Readonly<{
  id: Id;
  modalities: readonly Modality[];
  languages: readonly string[];
  departments: readonly string[];
  communes: readonly string[];
  notice: readonly (Readonly<{ modality: Modality }> &
    (Readonly<{ minutes: number }> | Readonly<{ workingDays: number }>))[];
  suspendedOn: Day | null;
}>;

export type Wish = Readonly<{
  modality: Modality;
  language: string;
  startsAt: Date;
  askedAt: Date;
  inseeCode: string;
  postcode: string;
  timeZone: TimeZone;
  calendar: HolidayCalendar;
}>;

/** The providers that do this at all, notice aside, in the order given. */
export const providersCovering = <P extends ProviderOffering>(
  providers: readonly P[],
  wish: Wish,
): readonly P[] =>
  providers.filter(
    (provider) =>
      provider.modalities.includes(wish.modality) &&
      (provider.languages.length === 0 || provider.languages.includes(wish.language)) &&
      (wish.modality !== 'on_site' || comesTo(provider, wish)) &&
      (provider.suspendedOn === null || dayOf(wish.startsAt, wish.timeZone) < provider.suspendedOn),
  );

/** Whether the provider is asked early enough. An immediate call has no notice; a moment that has passed is never in time. */
export const isInTime = (provider: ProviderOffering, wish: Wish): boolean => {
  if (wish.modality === 'phone_now') return true;
  if (wish.startsAt <= wish.askedAt) return false;
  const earliest = earliestStart(provider, wish);
  return typeof earliest === 'string'
    ? dayOf(wish.startsAt, wish.timeZone) >= earliest
    : wish.startsAt >= earliest;
};

/** The first instant, or the first day where the notice counts working days, for which the provider may be asked now. */
export const earliestStart = (
  provider: ProviderOffering,
  { modality, askedAt, timeZone, calendar }: Wish,
): Date | Day => {
  const notice = provider.notice.find((one) => one.modality === modality);
  if (!notice || modality === 'phone_now') return askedAt;
  return 'minutes' in notice
    ? new Date(askedAt.getTime() + notice.minutes * 60_000)
    : addWorkingDays(dayOf(askedAt, timeZone), notice.workingDays, calendar);
};

/** Of those, the one that can be had first, and from when; null when there is none. Among equals the first one. */
export const soonestOf = <P extends ProviderOffering>(
  providers: readonly P[],
  wish: Wish,
): Readonly<{ provider: P; earliest: Date | Day }> | null => {
  const instantOf = (earliest: Date | Day): number =>
    (typeof earliest === 'string' ? startOfDay(earliest, wish.timeZone) : earliest).getTime();
  const [first] = providers
    .map((provider) => ({ provider, earliest: earliestStart(provider, wish) }))
    .sort((a, b) => instantOf(a.earliest) - instantOf(b.earliest));
  return first ?? null;
};

/** A département is the start of an INSEE code: two characters, three overseas. */
const comesTo = ({ departments, communes }: ProviderOffering, { inseeCode }: Wish): boolean =>
  (departments.length === 0 && communes.length === 0) ||
  communes.includes(inseeCode) ||
  departments.some((department) => inseeCode.startsWith(department));

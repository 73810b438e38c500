import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import { Notice, type PageContext } from '../../../web/index.js';
import type { Alert } from '../../domain/threshold.js';
import { budgetWords } from './budget-words.js';

type AlertsProps = Readonly<{ page: PageContext; alerts: readonly Alert[]; zone: TimeZone }>;

/** The thresholds that the money has reached, and since when. */
export function Alerts({ page, alerts, zone }: AlertsProps) {
  const words = budgetWords(page);
  const { day, list, percent } = page.words;
  if (alerts.length === 0) return null;
  const told = alerts.map(({ threshold, raisedAt }) =>
    words.reachedOn(percent(threshold / 100), day(dayOf(raisedAt, zone), { weekday: false, year: true })),
  );
  return (
    <Notice tone="warn">
      <p>{words.reached(list(told))}</p>
    </Notice>
  );
}

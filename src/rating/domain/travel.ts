import type { RatedFacts } from './rated-facts.js';
import { line, type RatedLine } from './rating.js';
import { rulesOf, type Tariff } from './tariff.js';

/**
 * Travel is due on site when the interpreter came: the session was held, or the patient was not there.
 * Beyond the last zone its price still applies; an unknown distance is not charged.
 */
export const travelLines = (facts: RatedFacts, tariff: Tariff): readonly RatedLine[] => {
  const { modality, outcome, distanceKm } = facts;
  const hasTravelled = outcome === 'completed' || outcome === 'patient_no_show';
  if (modality !== 'on_site' || !hasTravelled || distanceKm === undefined) return [];
  const [travel] = rulesOf(tariff, 'travel');
  const zone = travel?.zones.find(({ upToKm }) => distanceKm <= upToKm) ?? travel?.zones.at(-1);
  return zone ? [line(`travel:${zone.upToKm}km`, 1, zone.cents)] : [];
};

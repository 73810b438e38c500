import type { PageContext } from '../../../web/index.js';
import type { Handover, HandoverObstacle, Passage, Sides } from '../../domain/handover.js';
import type { Parties } from '../persistence/handover-parties.js';
import { handoverWords } from './handover-words.js';

/** A handover as its pages show it. */
export type HandoverView = Readonly<{
  page: PageContext;
  handover: Handover;
  parties: Parties;
  /** Each side by the shortest name that tells it from the other. */
  names: Sides<string>;
  now: Date;
}>;

/** A handover among others. */
export type NamedHandover = Handover & Readonly<{ names: Sides<string> }>;

/** By their funders, unless it is the same one; then by title, then by reference. */
export const namesOf = ({ from, to }: Sides<Parties['from']>): Sides<string> => {
  if (from.funderName !== to.funderName) return { from: from.funderName, to: to.funderName };
  if (from.title !== to.title) return { from: from.title, to: to.title };
  return { from: from.reference, to: to.reference };
};

/** What has to be typed so that nobody hands over to the wrong agreement: its title, unless both bear the same. */
export const nameToType = ({ from, to }: Sides<Parties['from']>): string =>
  from.title === to.title ? to.reference : to.title;

/** What was done, or else what the rehearsal says would be. */
export const passageOf = ({ result, preview }: Handover): Passage | null => result ?? preview;

export const undecidedIn = ({ preview }: Handover): readonly HandoverObstacle[] =>
  (preview?.refusals ?? []).filter(({ decision }) => decision === null);

/** « 5 demandes » */
export const requestsOf = (page: PageContext, many: number): string => {
  const { request, requests } = handoverWords(page);
  return page.words.count(many, request, requests);
};

import type { Refusal } from '../../../kernel/errors.js';
import { typeset, usePage, type PageContext, type ShownLanguage } from '../../../web/index.js';
import type { Plan } from '../../use-cases/plan-booking.js';
import type { BookedModality, BookingChoices } from '../../use-cases/read-choices.js';
import { bookWords } from './book-words.js';
import { momentInWords, spanInWords } from './booking-moments.js';

/** What is about to be asked, as it would be accepted. */
export type Foreseen = Readonly<{
  plan: Plan;
  modality: BookedModality;
  language: ShownLanguage;
  startsAt: Date;
  expectedMinutes: number;
  dates: number;
}>;

/** What asking leads to, said beside the button: in general, or for what the form says already. */
export function BookConsequence({
  choices,
  foreseen,
  refusal,
}: {
  choices: BookingChoices;
  foreseen: Foreseen | null;
  /** Why what the form says can't be had. */
  refusal?: Refusal | null;
}) {
  const page = usePage();
  const words = bookWords(page);
  if (refusal) {
    const { type, detail } = refusal.problem;
    const sentence = refusal.problem.facts?.['earliest'] ? undefined : words.refusals[type];
    return <p class="error">{sentence ?? typeset(detail[page.words.language])}</p>;
  }
  if (!foreseen) return <p>{freeInGeneral(page, choices)}</p>;
  const { plan, modality, language, startsAt, expectedMinutes, dates } = foreseen;
  const { freeUntil } = plan.cancellation;
  const others = page.words.count(dates - 1, words.other, words.others);
  return (
    <>
      <p>
        {capital(words.summary(language.name, words.inWay[modality]))}
        <b>{spanInWords(page, { startsAt, expectedMinutes }, plan.timeZone)}</b>
        {dates > 1 && ` ${words.andOthers(others)}`}.
      </p>
      <p>
        {freeUntil
          ? words.cancellingUntil(momentInWords(page, freeUntil, plan.timeZone))
          : words.cancellingFreely}
      </p>
      {choices.showsPrices && <p>{words.cost(page.words.money(plan.estimate.totalCents))}</p>}
    </>
  );
}

/** « Annuler est sans conséquence jusqu’au début par téléphone et en visio, jusqu’à 24 h avant sur place. » */
const freeInGeneral = (page: PageContext, { modalities }: BookingChoices): string => {
  const words = bookWords(page);
  const terms = [...new Set(modalities.map(({ freeHours }) => freeHours))];
  return words.freeCancelling(
    terms
      .map((hours) => {
        const ways = page.words.list(
          modalities
            .filter(({ freeHours }) => freeHours === hours)
            .map(({ modality }) => words.inWay[modality]),
        );
        return hours === null
          ? words.freeAlways(ways)
          : words.freeWay(words.hours(page.words.number(Math.round(hours))), ways);
      })
      .join(', '),
  );
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

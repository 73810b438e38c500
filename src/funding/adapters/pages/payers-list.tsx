import type { Day } from '../../../kernel/civil-time.js';
import type { Cents } from '../../../kernel/money.js';
import { Section, usePage, type PageContext } from '../../../web/index.js';
import type { Missed, PayerExplained } from '../../domain/payers-explained.js';
import { budgetWords } from './budget-words.js';
import { payersWords } from './payers-words.js';

type PayersListProps = Readonly<{
  payers: readonly PayerExplained[];
  /** `settled`: somebody pays already; `refused`: as it was when nobody did. */
  of: 'settled' | 'asked' | 'refused';
}>;

/** Each agreement in the order in which they are asked, and what it makes of this request. */
export function PayersList({ payers, of }: PayersListProps) {
  const page = usePage();
  const words = payersWords(page);
  return (
    <Section id="payers" title={words.title} spacing="stack-s">
      {payers.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p class="soft small">{of === 'refused' ? words.then : words.now}</p>
          <ol class="stack-s">
            {payers.map((payer) => (
              <li key={payer.agreementId}>
                <a href={`/budgets/${payer.agreementId}`}>{payer.title}</a>
                <br />
                <span class="soft small">
                  {payer.carrier}, {payer.reference}
                </span>
                <br />
                {payer.says === 'pays' ? (
                  <b>{verdictIn(page, payer, payers, of)}</b>
                ) : (
                  verdictIn(page, payer, payers, of)
                )}
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}

const verdictIn = (
  page: PageContext,
  payer: PayerExplained,
  payers: readonly PayerExplained[],
  of: PayersListProps['of'],
): string => {
  const words = payersWords(page);
  const { money } = page.words;
  const day = (on: Day): string => page.words.day(on, { weekday: false, year: true });
  switch (payer.says) {
    case 'pays':
      return of === 'settled' ? words.pays : wouldPay(page, payer.leftCents, payer.neededCents);
    case 'asked_before':
      return words.askedBefore(money(payer.leftCents));
    case 'exhausted': {
      const { leftCents, neededCents } = payer;
      const left = money(leftCents);
      const short =
        neededCents === null ? words.exhaustedSomehow(left) : words.exhausted(left, money(neededCents));
      return `${short} ${payer.onExhaustion === 'block' ? words.blocks : words.fallsBack}`;
    }
    case 'after':
      return words.after(payers.find(({ agreementId }) => agreementId === payer.otherId)?.title ?? '');
    case 'not_eligible':
      return words.onlyFor(payer.missed.map((missed) => missedIn(page, missed)));
    case 'not_open':
      return words.notOpen(day(payer.startsOn), day(payer.lastOn));
    case 'closing':
      return words.closing(day(payer.lastOn));
    case 'closed':
      return words.closed(day(payer.lastOn));
  }
};

const wouldPay = (page: PageContext, leftCents: Cents, neededCents: Cents | null): string => {
  const words = payersWords(page);
  const { money } = page.words;
  const isShort = leftCents < (neededCents ?? 1);
  if (neededCents === null)
    return (isShort ? words.wouldOverdrawSomething : words.wouldPaySomething)(money(leftCents));
  return (isShort ? words.wouldOverdraw : words.wouldPay)(money(leftCents), money(neededCents));
};

/** « sur place (modalité) » */
const missedIn = (page: PageContext, { criterion, takes }: Missed): string => {
  const { professions, categories } = budgetWords(page);
  const names: Readonly<Record<string, string>> = {
    modality: page.words.modalities,
    profession: professions,
    commune: {},
    category: categories,
  }[criterion];
  const named = takes.map((code) =>
    criterion === 'modality' ? lowered(names[code]!) : (names[code] ?? code),
  );
  return `${named.join(', ')} (${payersWords(page).criteria[criterion]})`;
};

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

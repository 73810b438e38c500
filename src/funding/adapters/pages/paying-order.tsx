import { Section, type PageContext } from '../../../web/index.js';
import { payingOrder, type Standing } from '../../domain/standing.js';
import { budgetWords } from './budget-words.js';

type PayingOrderProps = Readonly<{ page: PageContext; standing: Standing; standings: readonly Standing[] }>;

/** The open agreements as they are asked to pay, this one marked, and what each does when it has too little. */
export function PayingOrder({ page, standing, standings }: PayingOrderProps) {
  const words = budgetWords(page);
  return (
    <Section id="order" title={words.order} spacing="stack-s">
      <p>{standing.phase === 'open' ? words.orderDetail : words.notOpen}</p>
      <ol class="order">
        {payingOrder(standings).map(({ agreement, funderName }) => (
          <li key={agreement.id}>
            {agreement.id === standing.agreement.id ? (
              <b>
                {agreement.title} ({words.thisOne})
              </b>
            ) : (
              <a href={`/budgets/${agreement.id}`}>{agreement.title}</a>
            )}
            <br />
            <span class="soft small">
              {funderName}, {agreement.reference}
              <br />
              {words.priority(page.words.number(agreement.priority))},{' '}
              {lowered(words.onExhaustions[agreement.onExhaustion])}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

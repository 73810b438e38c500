import type { ComponentChildren } from 'preact';
import { Cents } from '../../kernel/money.js';
import { useWords } from '../page-context.js';
import { Icon } from './icon.js';
import { Status } from './thread.js';

/** A sum, on one line. */
export function Money({ cents }: { cents: Cents }) {
  return <span class="money">{useWords().money(cents)}</span>;
}

/** The one large figure of a screen, its sign small. */
export function Figure({ cents }: { cents: Cents }) {
  const text = useWords().money(cents);
  return (
    <span class="figure">
      {text.endsWith('€') ? (
        <>
          {text.slice(0, -1)}
          <small>€</small>
        </>
      ) : (
        text
      )}
    </span>
  );
}

/** The sentence that answers, with which a screen opens; what matters in `<b>`. */
export function Headline({ children }: { children: ComponentChildren }) {
  return <h1 class="headline">{children}</h1>;
}

/** An agreement's money, in whole cents. Overdrawn is what was consumed beyond the grant. */
export type BudgetFigures = Readonly<{
  grantedCents: Cents;
  consumedCents: Cents;
  committedCents: Cents;
  availableCents: Cents;
  overdrawnCents?: Cents;
}>;

/** Solid consumed, hatched committed, pale available; what is beyond the grant in brick, and said in words. */
export function BudgetBar(budget: BudgetFigures) {
  const words = useWords();
  const { grantedCents, consumedCents, committedCents, availableCents, overdrawnCents = 0 } = budget;
  const whole = Math.max(grantedCents + overdrawnCents, 1);
  const at = (cents: number): string => `${((100 * cents) / whole).toFixed(2)}%`;
  const within = consumedCents - overdrawnCents;
  const { bar, barOverdrawn } = words.budget;
  const label =
    overdrawnCents > 0
      ? barOverdrawn(words.money(grantedCents), words.money(overdrawnCents))
      : bar(
          words.money(grantedCents),
          words.money(consumedCents),
          words.money(committedCents),
          words.money(availableCents),
        );
  return (
    <>
      <svg class="bar" role="img" aria-label={label}>
        <rect class="hatch-back" width="100%" height="100%" />
        <rect class="fill-consumed" width={at(within)} height="100%" />
        {committedCents > 0 && (
          <rect x={at(within)} width={at(committedCents)} height="100%" fill="url(#hatch)" />
        )}
        {overdrawnCents > 0 && (
          <rect class="fill-over" x={at(grantedCents)} width={at(overdrawnCents)} height="100%" />
        )}
        {within > 0 && within < whole && <rect class="fill-gap" x={at(within)} width="2" height="100%" />}
        {committedCents > 0 && within + committedCents < whole && (
          <rect class="fill-gap" x={at(within + committedCents)} width="2" height="100%" />
        )}
      </svg>
      {overdrawnCents > 0 && (
        <p>
          <Status tone="error" icon="alert">
            {words.budget.overdrawnBy(words.money(overdrawnCents))}
          </Status>
        </p>
      )}
    </>
  );
}

/** The bar's figures: what they add up to stands under a rule, above a double one. */
export function BudgetLegend({
  notes = {},
  ...budget
}: BudgetFigures & { notes?: Readonly<{ consumed?: string; committed?: string }> }) {
  const { budget: words, money, change } = useWords();
  return (
    <dl class="legend">
      <div>
        <dt>
          <Swatch kind="consumed" /> {words.consumed}
          {notes.consumed && `, ${notes.consumed}`}
        </dt>
        <dd class="money">{money(budget.consumedCents)}</dd>
      </div>
      <div>
        <dt>
          <Swatch kind="committed" /> {words.committed}
          {notes.committed && `, ${notes.committed}`}
        </dt>
        <dd class="money">{money(budget.committedCents)}</dd>
      </div>
      <div>
        <dt>
          <Swatch kind="available" /> {words.available}
        </dt>
        <dd class="money">{money(budget.availableCents)}</dd>
      </div>
      {budget.overdrawnCents !== undefined && budget.overdrawnCents > 0 && (
        <div>
          <dt>
            <Swatch kind="overdrawn" /> {words.overdrawn}
          </dt>
          <dd class="money">{change(Cents(0 - budget.overdrawnCents))}</dd>
        </div>
      )}
      <div class="total">
        <dt>{words.granted}</dt>
        <dd class="money">{money(budget.grantedCents)}</dd>
      </div>
    </dl>
  );
}

function Swatch({ kind }: { kind: 'consumed' | 'committed' | 'available' | 'overdrawn' }) {
  return (
    <svg class="swatch" aria-hidden="true">
      {kind === 'consumed' && <rect class="fill-consumed" />}
      {kind === 'committed' && <rect fill="url(#hatch)" />}
      {kind === 'overdrawn' && <rect class="fill-over" />}
      {kind === 'available' && <rect class="hatch-back" />}
    </svg>
  );
}

/** Two sums that must be equal, and are. */
export function Balance({ children }: { children: ComponentChildren }) {
  return (
    <p class="balance">
      <Icon name="check" /> {children}
    </p>
  );
}

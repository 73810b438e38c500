import type { ComponentChildren } from 'preact';
import { MODALITIES } from '../../../kernel/modality.js';
import { Choice, FieldError, Icon, usePage, type Mistakes } from '../../../web/index.js';
import { DraftButton } from './draft-button.js';
import { ruleWords } from './rule-words.js';
import { weekdayName } from './rule-sentences.js';
import { zoneCountOf, type RuleForm, type RuleKind } from './tariff-form.js';
import { tariffWords } from './tariff-words.js';

type RuleProps = Readonly<{ at: number; rule: RuleForm; mistakes: Mistakes }>;

/** The fields of one rule, in the words of a contract. */
export function RuleFields(props: RuleProps) {
  const { at, rule } = props;
  const Body = BODIES[rule.kind];
  return (
    <>
      <input type="hidden" name={`rules-${at}-kind`} value={rule.kind} />
      <Body {...props} />
      {rule.kind !== 'travel' && rule.kind !== 'absence' && <Modalities {...props} />}
    </>
  );
}

function Block(props: RuleProps) {
  const { fields } = tariffWords(usePage());
  const { first, step, basis } = fields;
  const { bases } = ruleWords(usePage().words.language);
  return (
    <>
      <Line {...props} names={['firstMinutes', 'firstCents']}>
        <span>{first.before}</span> <Typed {...props} name="firstMinutes" label={first.label} size={3} />{' '}
        <span>{first.minutes}</span> <Typed {...props} name="firstCents" label={first.price} size={6} />{' '}
        <span>{first.sum}</span>
      </Line>
      <Line {...props} names={['stepMinutes', 'stepCents']}>
        <span>{step.before}</span> <Typed {...props} name="stepMinutes" label={step.label} size={3} />{' '}
        <span>{step.minutes}</span> <Typed {...props} name="stepCents" label={step.price} size={6} />{' '}
        <span>{step.sum}</span>
      </Line>
      <Line {...props} names={['basis']}>
        <span>{basis.before}</span> <Chosen {...props} name="basis" label={basis.label} options={bases} />{' '}
        <span>{basis.after}</span>
      </Line>
    </>
  );
}

function Hours(props: RuleProps) {
  const { hours } = tariffWords(usePage()).fields;
  return (
    <>
      <Line {...props} names={['when-from', 'when-to']}>
        <span>{hours.before}</span> <Typed {...props} name="when-from" label={hours.from} type="time" />{' '}
        <span>{hours.to}</span> <Typed {...props} name="when-to" label={hours.until} type="time" />
      </Line>
      <Surcharge {...props} />
    </>
  );
}

function Weekdays(props: RuleProps) {
  const page = usePage();
  const { at, rule, mistakes } = props;
  const name = `rules-${at}-when-weekdays`;
  return (
    <>
      <Choice
        name={name}
        legend={tariffWords(page).fields.weekdays}
        error={mistakes.of(name)}
        layout="pack"
        isMultiple
        answers={[1, 2, 3, 4, 5, 6, 7].map((day) => ({
          value: `${day}`,
          label: weekdayName(day, page.words),
        }))}
        chosen={rule.texts['when-weekdays'] ?? []}
      />
      <Surcharge {...props} />
    </>
  );
}

function Holiday(props: RuleProps) {
  return (
    <>
      <p class="soft small">{tariffWords(usePage()).fields.holiday}</p>
      <Surcharge {...props} />
    </>
  );
}

function Urgent(props: RuleProps) {
  const { urgent } = tariffWords(usePage()).fields;
  return (
    <>
      <Line {...props} names={['when-noticeUnderHours']}>
        <span>{urgent.before}</span>{' '}
        <Typed {...props} name="when-noticeUnderHours" label={urgent.label} size={3} />{' '}
        <span>{urgent.after}</span>
      </Line>
      <Surcharge {...props} />
    </>
  );
}

function Surcharge(props: RuleProps) {
  const { more, units } = tariffWords(usePage()).fields;
  return (
    <Line {...props} names={['amount', 'unit']}>
      <span>{more.before}</span> <Typed {...props} name="amount" label={more.amount} size={6} />{' '}
      <Chosen {...props} name="unit" label={more.unit} options={units} />
    </Line>
  );
}

function Travel(props: RuleProps) {
  const { fields, editor } = tariffWords(usePage());
  const { zone } = fields;
  return (
    <>
      <p class="soft small">{fields.zoneHint}</p>
      {Array.from({ length: zoneCountOf(props.rule) }, (_, index) => `zones-${index}`).map((name, index) => (
        <Line {...props} names={[`${name}-upToKm`, `${name}-cents`]}>
          <span>{zone.before}</span>{' '}
          <Typed {...props} name={`${name}-upToKm`} label={zone.label(index + 1)} size={4} />{' '}
          <span>{zone.km},</span>{' '}
          <Typed {...props} name={`${name}-cents`} label={zone.price(index + 1)} size={6} />{' '}
          <span>{zone.sum}</span>
        </Line>
      ))}
      <div class="actions">
        <DraftButton does={`zone-${props.at}`} weight="quiet">
          <Icon name="plus" /> {editor.addZone}
        </DraftButton>
      </div>
    </>
  );
}

function Cancellation(props: RuleProps) {
  const { cancellation, charges } = tariffWords(usePage()).fields;
  return (
    <Line {...props} names={['noticeUnderHours', 'charge', 'charge-amount']}>
      <span>{cancellation.before}</span>{' '}
      <Typed {...props} name="noticeUnderHours" label={cancellation.label} size={3} />{' '}
      <span>{cancellation.after}</span>{' '}
      <Chosen {...props} name="charge" label={cancellation.due} options={charges} />{' '}
      <Typed {...props} name="charge-amount" label={cancellation.amount} size={6} />
    </Line>
  );
}

function Absence(props: RuleProps) {
  const { absence, absentees } = tariffWords(usePage()).fields;
  return (
    <Line {...props} names={['whose', 'basisPoints']}>
      <span>{absence.before}</span>{' '}
      <Chosen {...props} name="whose" label={absence.label} options={absentees} /> <span>{absence.due}</span>{' '}
      <Typed {...props} name="basisPoints" label={absence.share} size={4} /> <span>{absence.after}</span>
    </Line>
  );
}

function Modalities({ at, rule, mistakes }: RuleProps) {
  const page = usePage();
  const name = `rules-${at}-modalities`;
  return (
    <Choice
      name={name}
      legend={tariffWords(page).editor.modalities}
      error={mistakes.of(name)}
      layout="pairs"
      isMultiple
      answers={MODALITIES.map((value) => ({ value, label: page.words.modalities[value] }))}
      chosen={rule.texts['modalities'] ?? []}
    />
  );
}

const BODIES: Readonly<Record<RuleKind, (props: RuleProps) => ReturnType<typeof Block>>> = {
  block: Block,
  hours: Hours,
  weekdays: Weekdays,
  holiday: Holiday,
  urgent: Urgent,
  travel: Travel,
  cancellation: Cancellation,
  absence: Absence,
};

/** A line that reads as a sentence, with what is wrong in it above. */
function Line({
  at,
  mistakes,
  names,
  children,
}: RuleProps & { names: readonly string[]; children: ComponentChildren }) {
  return (
    <>
      {names.map((name) => {
        const error = mistakes.of(`rules-${at}-${name}`);
        return error && <FieldError id={`rules-${at}-${name}-error`}>{error}</FieldError>;
      })}
      <div class="rule">{children}</div>
    </>
  );
}

type TypedProps = RuleProps &
  Readonly<{ name: string; label: string; size?: number; type?: 'text' | 'time' }>;

function Typed({ at, rule, mistakes, name, label, size, type = 'text' }: TypedProps) {
  const id = `rules-${at}-${name}`;
  const value = rule.texts[name]?.[0] ?? '';
  const said = { id, name: id, value, 'aria-label': label, ...wrong(id, mistakes) };
  return type === 'time' ? (
    <input type="time" {...said} />
  ) : (
    <input type="text" inputmode="decimal" autocomplete="off" size={size} {...said} />
  );
}

/** What binds a field to what is wrong with it. */
const wrong = (id: string, mistakes: Mistakes) =>
  mistakes.of(id) === undefined ? {} : { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-error` };

type ChosenProps = RuleProps &
  Readonly<{ name: string; label: string; options: Readonly<Record<string, string>> }>;

function Chosen({ at, rule, mistakes, name, label, options }: ChosenProps) {
  const id = `rules-${at}-${name}`;
  return (
    <select id={id} name={id} aria-label={label} {...wrong(id, mistakes)}>
      {Object.entries(options).map(([value, text]) => (
        <option value={value} selected={value === rule.texts[name]?.[0]}>
          {text}
        </option>
      ))}
    </select>
  );
}

import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import { takes } from '../../../booking/index.js';
import {
  Button,
  Choice,
  DateField,
  Details,
  Form,
  Section,
  Select,
  TextField,
  TimeField,
  usePage,
  type Fields,
  type Mistakes,
  type Option,
} from '../../../web/index.js';
import { providerReasons, type ProviderReason } from '../../domain/provider-event.js';
import type { ProviderOffer } from '../persistence/provider-offers.js';
import { offerWords } from './offer-words.js';
import { clockOf } from './clock-of.js';

type OfferFormProps = Readonly<{
  offer: ProviderOffer;
  timeZone: TimeZone;
  at: Date;
  mistakes: Mistakes;
  typed?: Fields;
}>;

/** Says yes, and who comes or where they are reached. */
export function AcceptForm({ offer, mistakes, typed }: OfferFormProps) {
  const { accept } = offerWords(usePage());
  const field = (name: string) => ({
    id: name,
    name,
    value: typed?.text(name),
    error: mistakes.of(name),
    autocomplete: 'off' as const,
  });
  return (
    <Section id="accept" title={accept.title}>
      <Form action={`/offers/${offer.id}/accept`} once>
        {offer.modality !== 'on_site' && (
          <>
            <TextField {...field('contactPhone')} label={accept.phone} inputmode="tel" isShort />
            {offer.modality === 'video' && (
              <TextField {...field('contactUrl')} label={accept.url} maxlength={500} spellcheck={false} />
            )}
          </>
        )}
        <TextField {...field('providerReference')} label={accept.reference} maxlength={64} isShort />
        <TextField
          {...field('interpreterRef')}
          label={accept.interpreter}
          hint={accept.interpreterHint}
          maxlength={64}
          isShort
        />
        <Select
          id="interpreterGender"
          name="interpreterGender"
          label={accept.gender}
          value={typed?.text('interpreterGender')}
          error={mistakes.of('interpreterGender')}
          options={[
            { value: '', label: accept.unsaid },
            { value: 'female', label: accept.female },
            { value: 'male', label: accept.male },
          ]}
        />
        <p>
          <Button weight="main">{accept.button}</Button>
        </p>
      </Form>
    </Section>
  );
}

/** Says no, and why. */
export function DeclineForm(props: OfferFormProps) {
  return <RefusalForm {...props} act="decline" reasons={toDecline} />;
}

/** Takes back what was accepted. Nothing where the session has begun. */
export function WithdrawForm(props: OfferFormProps) {
  const { accepted, startsAt } = props.offer;
  if (!accepted || !takes(accepted, 'withdraw') || startsAt <= props.at) return null;
  return <RefusalForm {...props} act="withdraw" reasons={toWithdraw} />;
}

const toDecline: readonly ProviderReason[] = [
  'no_interpreter',
  'language_unavailable',
  'outside_area',
  'notice_too_short',
  'other',
];
const toWithdraw: readonly ProviderReason[] = ['interpreter_unavailable', 'no_interpreter', 'other'];

type RefusalProps = OfferFormProps &
  Readonly<{ act: 'decline' | 'withdraw'; reasons: readonly ProviderReason[] }>;

function RefusalForm({ offer, mistakes, typed, act, reasons }: RefusalProps) {
  const page = usePage();
  const words = offerWords(page);
  const own = words[act];
  const options: Option[] = [
    { value: '', label: words.chooseWhy },
    ...reasons.map((value) => ({ value, label: providerReasons[value][page.words.language] })),
  ];
  return (
    <Details summary={own.title} isOpen={mistakes.of('reason') !== undefined}>
      <Form action={`/offers/${offer.id}/${act}`} once>
        <p>{own.hint}</p>
        <Select
          id="reason"
          name="reason"
          label={words.why}
          value={typed?.text('reason')}
          error={mistakes.of('reason')}
          options={options}
        />
        <p>
          <Button weight="danger">{own.button}</Button>
        </p>
      </Form>
    </Details>
  );
}

/** Says what happened, once it has begun. Nothing where it is known already. */
export function ReportForm({ offer, timeZone, at, mistakes, typed }: OfferFormProps) {
  const { report } = offerWords(usePage());
  if (!offer.accepted || !takes(offer.accepted, 'report')) return null;
  if (at < offer.startsAt) return <p>{report.later}</p>;
  return (
    <Section id="report" title={report.title}>
      <Form action={`/offers/${offer.id}/report`} once>
        <Choice
          name="outcome"
          legend={report.which}
          error={mistakes.of('outcome')}
          answers={Object.entries(report.outcomes).map(([value, label]) => ({ value, label }))}
          chosen={[typed?.text('outcome') ?? 'held']}
        />
        <div class="filters">
          <DateField
            id="startedAt"
            name="day"
            label={report.day}
            value={typed?.text('day') ?? dayOf(offer.startsAt, timeZone)}
            error={mistakes.of('startedAt')}
          />
          <TimeField
            id="time"
            name="time"
            label={report.time}
            value={typed?.text('time') ?? clockOf(offer.startsAt, timeZone)}
          />
        </div>
        <TextField
          id="durationSeconds"
          name="minutes"
          label={report.minutes}
          value={typed?.text('minutes') ?? String(offer.expectedMinutes)}
          error={mistakes.of('durationSeconds')}
          inputmode="numeric"
          isShort
        />
        {offer.modality === 'on_site' && (
          <TextField
            id="distanceKm"
            name="distanceKm"
            label={report.distance}
            value={typed?.text('distanceKm')}
            error={mistakes.of('distanceKm')}
            inputmode="decimal"
            isShort
          />
        )}
        <p>
          <Button weight="main">{report.button}</Button>
        </p>
      </Form>
    </Section>
  );
}

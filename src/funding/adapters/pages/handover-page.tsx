import type { ComponentChildren } from 'preact';
import { dayOf } from '../../../kernel/civil-time.js';
import {
  BackLink,
  Button,
  ButtonLink,
  DayInWords,
  Details,
  Form,
  Layout,
  Notice,
  Steps,
} from '../../../web/index.js';
import { BothSides } from './both-sides.js';
import { FormerCarriersSection, type FormerCarriersProps } from './former-carriers.js';
import { HandoverUnderWay } from './handover-under-way.js';
import { passageOf, undecidedIn, type HandoverView } from './handover-view.js';
import { handoverWords } from './handover-words.js';
import { Refusals } from './refusals.js';
import { SealedRecord, WhoDecided } from './sealed-record.js';
import { WhatPasses } from './what-passes.js';

type HandoverPageProps = Readonly<{
  view: HandoverView;
  /** Why what was just asked could not be done. */
  refusal?: string;
  /** Of an executed handover: who still reads. */
  former?: Omit<FormerCarriersProps, 'view'>;
}>;

/** One handover, wherever it stands: its rehearsal, its passage, its record. */
export function HandoverPage({ view, refusal, former }: HandoverPageProps) {
  const { page, handover, names } = view;
  const words = handoverWords(page);
  const passage = passageOf(handover);
  const isDraft = handover.status === 'draft';
  const isUnderWay = handover.status === 'scheduled' && handover.atOnce;
  const day = page.words.day(handover.effectiveOn, { weekday: false, year: true });
  return (
    <Layout page={page} title={words.of(day)} usesHtmx={isUnderWay}>
      <HandoverHead view={view} step={stepOf(view)}>
        <p class="lede">
          {handover.status === 'executed'
            ? words.passedTo(names.from, names.to)
            : words.passesTo(names.from, names.to)}
          {isDraft && passage && (
            <>
              {' '}
              {words.rehearsal} <b>{words.nothingChanged}</b>.
            </>
          )}
        </p>
        {isDraft && <Rehearsed view={view} />}
      </HandoverHead>
      {refusal && (
        <Notice tone="error" announced="at-once">
          <p>{refusal}</p>
        </Notice>
      )}
      <Standing view={view} />
      {isUnderWay && <HandoverUnderWay view={view} />}
      {handover.status === 'executed' && <SealedRecord view={view} />}
      {passage && <BothSides view={view} passage={passage} />}
      {passage && (
        <div class="columns">
          <div class="stack-l">
            {isDraft && passage.refusals.length > 0 && <Refusals view={view} passage={passage} />}
            {isDraft && undecidedIn(handover).length === 0 && (
              <p>
                <ButtonLink href={`/budgets/handovers/${handover.id}/confirm`} weight="main" icon="arrow">
                  {words.toConfirmation}
                </ButtonLink>
              </p>
            )}
            {handover.status === 'executed' && <WhoDecided view={view} />}
            {former && <FormerCarriersSection view={view} {...former} />}
            <GiveUp view={view} />
          </div>
          <WhatPasses view={view} passage={passage} />
        </div>
      )}
      {!passage && <GiveUp view={view} />}
    </Layout>
  );
}

type HeadProps = Readonly<{ view: HandoverView; step: number | null; children?: ComponentChildren }>;

/** Where in the procedure one is, and which handover it is about. */
export function HandoverHead({ view: { page, handover }, step, children }: HeadProps) {
  const words = handoverWords(page);
  const [before, after] = words.of('§').split('§');
  return (
    <>
      <BackLink href="/budgets/handovers">{words.back}</BackLink>
      {step !== null && <Steps steps={words.steps} current={step} isTerse label={words.stepsLabel} />}
      <div class="page-head">
        <h1>
          {before}
          <DayInWords day={handover.effectiveOn} weekday={false} year />
          {after}
        </h1>
        {children}
      </div>
    </>
  );
}

const stepOf = ({ handover: { status } }: HandoverView): number | null =>
  status === 'cancelled' ? null : status === 'executed' ? 4 : status === 'scheduled' ? 3 : 1;

function Rehearsed({ view: { page, handover, parties } }: Readonly<{ view: HandoverView }>) {
  const words = handoverWords(page);
  const { timeZone } = parties.network;
  const { rehearsedAt, preview } = handover;
  return (
    <Form action={`/budgets/handovers/${handover.id}/rehearse`} once class="row small">
      {preview && rehearsedAt && (
        <span class="soft">
          {words.rehearsedOn(
            page.words.day(dayOf(rehearsedAt, timeZone)),
            page.words.time(rehearsedAt, timeZone),
          )}
        </span>
      )}{' '}
      <Button weight="quiet">{words.again}</Button>
    </Form>
  );
}

/** What is to be known before the figures: that it was held back, waits for its day, or was given up. */
function Standing({ view: { page, handover, parties } }: Readonly<{ view: HandoverView }>) {
  const words = handoverWords(page);
  const { status, heldBackAt, preview, effectiveOn, atOnce, confirmedAt, confirmedBy } = handover;
  const { people, network } = parties;
  const day = page.words.day(effectiveOn, { weekday: false });
  if (status === 'cancelled') {
    return (
      <Notice>
        <p>{words.cancelled}</p>
      </Notice>
    );
  }
  if (status === 'scheduled' && !atOnce) {
    return (
      <Notice tone="ok" icon="clock">
        <p>
          <b>{words.scheduled(day)}</b> {words.scheduledDetail}
        </p>
        {confirmedAt && confirmedBy && (
          <p class="small">
            {words.confirmedBy(
              people.get(confirmedBy) ?? words.gone,
              page.words.day(dayOf(confirmedAt, network.timeZone)),
              page.words.time(confirmedAt, network.timeZone),
            )}
          </p>
        )}
      </Notice>
    );
  }
  if (status !== 'draft') return null;
  if (heldBackAt) {
    const on = page.words.day(dayOf(heldBackAt, network.timeZone), { weekday: false });
    const isFree = preview !== null && undecidedIn(handover).length === 0;
    return (
      <Notice tone="warn">
        <p>
          <b>{words.heldBack(on)}</b>{' '}
          {preview === null ? words.notRehearsed : isFree ? words.heldBackGone : words.heldBackWhy}
        </p>
      </Notice>
    );
  }
  if (preview !== null) return null;
  return (
    <Notice tone="warn">
      <p>{words.notRehearsed}</p>
    </Notice>
  );
}

/** As long as nothing has been done, it may be dropped. */
function GiveUp({ view: { page, handover } }: Readonly<{ view: HandoverView }>) {
  const words = handoverWords(page);
  if (handover.status !== 'draft' && (handover.status !== 'scheduled' || handover.atOnce)) return null;
  return (
    <Details summary={words.giveUp}>
      <Form action={`/budgets/handovers/${handover.id}/cancel`} once>
        <p>{words.giveUpDetail}</p>
        <p>
          <Button weight="danger">{words.giveUp}</Button>
        </p>
      </Form>
    </Details>
  );
}

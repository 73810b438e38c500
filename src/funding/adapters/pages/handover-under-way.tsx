import { Waiting } from '../../../web/index.js';
import { requestsOf, type HandoverView } from './handover-view.js';
import { handoverWords } from './handover-words.js';

/** While it passes: how much, since when. With script the page asks again by itself, and changes when it is done. */
export function HandoverUnderWay({ view: { page, handover, names, now } }: Readonly<{ view: HandoverView }>) {
  const words = handoverWords(page);
  const { id, preview, confirmedAt } = handover;
  const seconds = confirmedAt ? Math.max(0, Math.round((now.getTime() - confirmedAt.getTime()) / 1000)) : 0;
  return (
    <section
      id="under-way"
      class="stack-s"
      aria-labelledby="under-way-title"
      hx-get={`/budgets/handovers/${id}/progress`}
      hx-trigger="every 1s"
      hx-swap="outerHTML"
    >
      <h2 id="under-way-title">{words.underWay}</h2>
      <p>{words.underWayDetail(requestsOf(page, preview?.bookingsMoved ?? 0), names.from, names.to)}</p>
      <Waiting>{words.since(page.words.duration(seconds))}</Waiting>
      <p>
        <a href={`/budgets/handovers/${id}`}>{words.lookAgain}</a>
      </p>
    </section>
  );
}

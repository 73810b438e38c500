import { addressOf, Assurance, Button, Form } from '../../../web/index.js';
import { dialWords } from './dial-words.js';
import { isAsked, lineOf } from './line.js';
import { LiveLine, type ShownCall } from './live-line.js';

/** What of a call's page changes by itself: how the interpreter is reached, and whether it can still be given up. */
export function CallNow(call: ShownCall) {
  const { page, whom, booking } = call;
  const everySeconds = intervalOf(call);
  const address = addressOf(`/call/${booking.id}`, { ...whom.kept, shown: standingOf(call) });
  const asksAgain = everySeconds !== null && {
    'hx-get': address,
    'hx-trigger': `every ${everySeconds}s`,
    'hx-swap': 'outerHTML',
  };
  return (
    <div aria-live="polite" {...asksAgain}>
      <LiveLine {...call} />
      {lineOf(booking, call.provider).kind !== 'over' && (
        <>
          <div class="call-free">
            <Assurance>{page.words.call.free}</Assurance>
          </div>
          {call.mayForgo && <NotCalling {...call} />}
        </>
      )}
    </div>
  );
}

/** Where a call stands, as far as its page shows it: while this is the same, so is the page. */
export const standingOf = ({ booking, provider, mayForgo }: ShownCall): string =>
  [lineOf(booking, provider).kind, booking.contact ? 'named' : '', mayForgo ? 'open' : ''].join('-');

/** In seconds; null where nothing changes by itself: it is over, or nobody but a list will tell. */
export const intervalOf = ({ booking, provider }: Pick<ShownCall, 'booking' | 'provider'>): number | null => {
  const { kind } = lineOf(booking, provider);
  if (kind === 'awaited' || kind === 'called_back') return 3;
  return kind !== 'over' && isAsked(provider) ? 5 : null;
};

/** Nothing was dialled: said in one tap, so that no money waits for a call that never comes. */
function NotCalling({ page, booking, whom }: ShownCall) {
  const words = dialWords(page);
  return (
    <Form action={addressOf(`/call/${booking.id}/forgo`, whom.kept)} once class="actions">
      <Button weight="quiet">{words.notCalling}</Button>
      <span class="small soft">{words.notCallingDetail}</span>
    </Form>
  );
}

import { setTimeout as pause } from 'node:timers/promises';
import { RequestInFlight } from '../../../platform/http/index.js';

const PAUSE_MS = 100;
const TRIES = 50;

/**
 * A button pressed twice sends its form twice, and the browser shows the second answer: it waits for the first, and is the same.
 * @throws RequestInFlight when the first is still under way after five seconds
 */
export async function patiently<Done>(act: () => Promise<Done>): Promise<Done> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (refusal) {
      if (!(refusal instanceof RequestInFlight) || attempt === TRIES) throw refusal;
      await pause(PAUSE_MS);
    }
  }
}

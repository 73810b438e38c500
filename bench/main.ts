import { accept } from './accept.js';
import { budget } from './budget.js';
import { deliver } from './deliver.js';
import { handover } from './handover.js';
import { importLists } from './import.js';
import { memory } from './memory.js';
import { overview } from './overview.js';
import { statement } from './statement.js';
import { say, theMachine } from './support/figures.js';
import { openSurroundings, type Surroundings } from './support/surroundings.js';
import { weights } from './weights.js';

const benches: Readonly<Record<string, (surroundings: Surroundings) => Promise<void>>> = {
  memory,
  deliver,
  accept,
  import: importLists,
  overview,
  budget,
  handover,
  statement,
  weights,
};

/** `npm run bench` measures everything; `npm run bench -- NAME` one thing. Figures in docs/performance.md. */
const main = async (): Promise<void> => {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in benches));
  if (unknown) throw new Error(`There is no ${unknown} here, but ${Object.keys(benches).join(', ')}.`);
  const surroundings = await openSurroundings();
  const interrupted = (): void => void surroundings.close().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    say(theMachine());
    for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
      say(`\n${name}`);
      await benches[name]!(surroundings);
    }
    say(`\n${theMachine()}`);
  } finally {
    await surroundings.close();
  }
};

await main();

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import path from 'node:path';

type Wanted = Readonly<{ folder: string; name: string; lines: number; codes: readonly string[] }>;

const languages = ['ara', 'rus', 'snk', 'kat', 'prs', 'sqi'];
const FIRST_CALL = Date.parse('2022-03-01T08:00:00Z');
const SPAN_MS = 280 * 86_400_000;

/** A list of calls of 2022 in the default layout, in the order of time; no reference stands in a list of another name. */
export const writeCallList = async ({ folder, name, lines, codes }: Wanted): Promise<string> => {
  const file = path.join(folder, `${name}.csv`);
  const out = createWriteStream(file);
  out.write('reference;code;debut;attente_s;duree_s;langue;modalite;montant_centimes\n');
  for (let i = 0; i < lines; i++) {
    const at = new Date(FIRST_CALL + Math.floor((i / lines) * SPAN_MS)).toISOString().slice(0, 19);
    const duration = 60 + ((i * 7_919) % 2_400);
    const cents = 1_800 + Math.max(0, Math.ceil(duration / 60) - 15) * 100;
    const reference = `${name}-${String(i).padStart(8, '0')}`;
    const line = [
      reference,
      codes[i % codes.length],
      `${at}Z`,
      i % 200,
      duration,
      languages[i % languages.length],
      'phone_now',
      cents,
    ];
    if (!out.write(`${line.join(';')}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return file;
};

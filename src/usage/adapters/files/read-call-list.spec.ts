import { createReadStream } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Call, CallLine } from '../../domain/call-list/call-line.js';
import type { CallListReading } from '../../domain/call-list/line-reader.js';
import { defaultMapping, type CallListMapping } from '../../domain/call-list/mapping.js';
import { readCallList } from './read-call-list.js';

const codes: Record<string, string> = { ara: 'ara', prs: 'prs', dari: 'prs', Peul: 'ful' };
const aReading = (mapping: CallListMapping = defaultMapping): CallListReading => ({
  mapping,
  timeZone: 'Europe/Paris',
  languageCodeOf: (text) => codes[text] ?? (/^[a-z]{3}$/.test(text) && text !== 'zzz' ? text : null),
});
const ownLayout = (over: Partial<CallListMapping> = {}): CallListMapping => ({
  columns: {
    reference: 'N° appel',
    code: 'Code',
    startedAt: 'Début',
    duration: 'Durée',
    language: 'Langue demandée',
    amount: 'Montant TTC',
  },
  dateFormat: 'dd/MM/yyyy HH:mm:ss',
  timeZone: 'Europe/Paris',
  durationUnit: 'HH:mm:ss',
  amountUnit: 'euros',
  languages: { 'Arabe maghrébin': 'ary' },
  ...over,
});

const linesOf = async (bytes: AsyncIterable<Uint8Array>, mapping?: CallListMapping): Promise<CallLine[]> => {
  const lines: CallLine[] = [];
  for await (const batch of readCallList(bytes, aReading(mapping))) lines.push(...batch);
  return lines;
};
const fixture = (name: string) =>
  createReadStream(new URL(`../../../../test/fixtures/${name}`, import.meta.url));
async function* bytesOf(text: string) {
  yield Buffer.from(text);
}
const HEADER = 'reference;code;debut;attente_s;duree_s;langue;modalite;montant_centimes';
/** The lines of a list in the default layout. */
const read = (...lines: string[]): Promise<CallLine[]> => linesOf(bytesOf([HEADER, ...lines].join('\r\n')));
/** The only call of a list in a provider's own layout, or the reason it was refused. */
const readOwn = async (mapping: CallListMapping, ...lines: string[]): Promise<Call | string> => {
  const [only] = await linesOf(bytesOf(lines.join('\n')), mapping);
  return only === undefined ? 'nothing' : 'call' in only ? only.call : reasonOf(only)!;
};
const reasonOf = (line: CallLine | undefined): string | undefined =>
  line && ('reason' in line ? line.reason : 'total' in line ? 'a total' : 'a call');

describe('the call list of Rouen, 2022', () => {
  it('holds 43 calls that come to 1,042.00 €', async () => {
    const lines = await linesOf(fixture('ism-2022.csv'));
    const calls = lines.flatMap((line) => ('call' in line ? [line.call] : []));
    expect(lines).toHaveLength(43);
    expect(calls).toHaveLength(43);
    expect(calls.reduce((total, call) => total + (call.providerAmountCents ?? 0), 0)).toBe(104_200);
    expect(new Set(calls.map((call) => call.code)).size).toBe(6);
    expect(lines[0]).toEqual({
      line: 2,
      call: {
        reference: 'ISM-2022-00001',
        code: 'ROU-MG-05',
        startedAt: new Date('2022-03-18T10:44:04Z'),
        waitSeconds: 109,
        durationSeconds: 247,
        language: 'ara',
        modality: 'phone_now',
        providerAmountCents: 1800,
        fields: {
          reference: 'ISM-2022-00001',
          code: 'ROU-MG-05',
          startedAt: '2022-03-18T11:44:04+01:00',
          wait: '109',
          duration: '247',
          language: 'ara',
          modality: 'phone_now',
          amount: '1800',
        },
      },
    });
  });
});

describe('a list in a provider’s own layout', () => {
  it('is read under its letterhead, in Windows-1252, down to its totals', async () => {
    const lines = await linesOf(fixture('call-lists/letterhead-windows-1252.csv'), ownLayout());
    expect(lines).toEqual([
      {
        line: 5,
        call: {
          reference: '0007',
          code: '00421',
          startedAt: new Date('2022-03-18T10:44:04Z'),
          waitSeconds: null,
          durationSeconds: 247,
          language: 'ary',
          modality: 'phone_now',
          providerAmountCents: 104_200,
          fields: expect.objectContaining({ code: '00421', amount: '1\u00a0042,00 €' }),
        },
      },
      {
        line: 6,
        call: expect.objectContaining({ language: 'prs', durationSeconds: 901, providerAmountCents: -1250 }),
      },
      { line: 7, reason: 'unknown_language', fields: expect.objectContaining({ language: 'Volapük' }) },
      {
        line: 9,
        reason: 'inexistent_time',
        fields: expect.objectContaining({ startedAt: '27/03/2022 02:30:00' }),
      },
    ]);
  });

  it('keeps no column that the mapping does not name', async () => {
    const [line] = await linesOf(
      bytesOf('N° appel;Patient;Code;Début;Durée\n1;X. Y.;00421;18/03/2022 11:44:04;00:04:07'),
      {
        ...ownLayout(),
        columns: { reference: 'N° appel', code: 'Code', startedAt: 'Début', duration: 'Durée' },
      },
    );
    expect(JSON.stringify(line)).not.toContain('X. Y.');
  });

  it('finds its columns in any order, whatever their case, accents and spacing, even over two lines', async () => {
    const call = await readOwn(
      ownLayout(),
      '"MONTANT\nTTC",langue  demandee,DUREE,début,CODE,n° appel',
      '"1\u202f042,00",Peul,00:04:07,18/03/2022 11:44:04,00421,A-1',
    );
    expect(call).toMatchObject({
      reference: 'A-1',
      code: '00421',
      language: 'ful',
      providerAmountCents: 104_200,
    });
  });

  it('finds its header under a letterhead that opens a quote and never closes it', async () => {
    const mapping = ownLayout({
      columns: { reference: 'N°', code: 'Code', startedAt: 'Début', duration: 'Durée' },
    });
    const call = await readOwn(
      mapping,
      '"Le Relais, association',
      'N°\tCode\tDébut\tDurée',
      '1\t00421\t18/03/2022 11:44:04\t00:04:07',
    );
    expect(call).toMatchObject({
      reference: '1',
      modality: 'phone_now',
      language: null,
      providerAmountCents: null,
    });
  });

  it('reads a code that a spreadsheet was told to keep as text', async () => {
    const call = await readOwn(
      ownLayout(),
      'N° appel;Code;Début;Durée;Langue demandée;Montant TTC',
      '1;="00421";18/03/2022 11:44:04;00:04:07;dari;18',
    );
    expect(call).toMatchObject({ code: '00421' });
  });

  it('hangs its clock in the mapping’s time zone, or in the network’s', async () => {
    const mapping = ownLayout({
      columns: { reference: 'N°', code: 'Code', startedAt: 'Début', duration: 'Durée' },
    });
    const lines = ['N°;Code;Début;Durée', '1;421;18/03/2022 11:44:04;00:04:07'];
    const at = async (timeZone: string | undefined) => readOwn({ ...mapping, timeZone }, ...lines);
    expect(await at('Indian/Reunion')).toMatchObject({ startedAt: new Date('2022-03-18T07:44:04Z') });
    expect(await at(undefined)).toMatchObject({ startedAt: new Date('2022-03-18T10:44:04Z') });
  });
});

describe('a line of the default layout', () => {
  const aLine = (over: Record<string, string> = {}) => {
    const fields = {
      reference: 'ISM-1',
      code: '00421',
      debut: '2022-03-18T11:44:04+01:00',
      attente_s: '109',
      duree_s: '247',
      langue: 'ara',
      modalite: 'phone_now',
      montant_centimes: '1800',
      ...over,
    };
    return Object.values(fields).join(';');
  };

  it.each<[string, Record<string, string>]>([
    ['missing_reference', { reference: ' ' }],
    ['bad_reference', { reference: 'I'.repeat(101) }],
    ['bad_reference', { reference: 'ISM\u00071' }],
    ['missing_code', { code: '' }],
    ['bad_code', { code: '0'.repeat(6_000) }],
    ['bad_code', { code: '00\t421' }],
    ['bad_date', { debut: '18 mars' }],
    ['bad_date', { debut: '' }],
    ['bad_date', { debut: '9999-12-31T23:59:59-14:00' }],
    ['ambiguous_time', { debut: '2022-10-30T02:30:00' }],
    ['inexistent_time', { debut: '2022-03-27T02:30:00' }],
    ['bad_wait', { attente_s: 'un peu' }],
    ['bad_wait', { attente_s: '-3' }],
    ['bad_wait', { attente_s: '86401' }],
    ['bad_wait', { attente_s: '3000000000' }],
    ['bad_duration', { duree_s: '' }],
    ['zero_duration', { duree_s: '0' }],
    ['too_long', { duree_s: '90000' }],
    ['ended_before_started', { duree_s: '\u221260' }],
    ['bad_amount', { montant_centimes: '18,00' }],
    ['unknown_language', { langue: 'zzz' }],
    ['unknown_modality', { modalite: 'pigeon' }],
    ['unknown_modality', { modalite: '' }],
    ['wrong_number_of_columns', { langue: 'ara;dari' }],
  ])('is kept as %s with what was read: %j', async (reason, over) => {
    const [line] = await read(aLine(over));
    expect(line).toMatchObject({
      line: 2,
      reason,
      fields: { startedAt: over.debut ?? '2022-03-18T11:44:04+01:00' },
    });
  });

  it('that breaks off is refused', async () =>
    expect(reasonOf((await read('ISM-1;00421'))[0])).toBe('wrong_number_of_columns'));
  it('padded with empty cells is a call', async () =>
    expect(reasonOf((await read(`${aLine()};;`))[0])).toBe('a call'));
  it('without an offset is on the network’s clock', async () => {
    const [line] = await read(aLine({ debut: '2022-07-18 11:44:04' }));
    expect(line).toMatchObject({ call: { startedAt: new Date('2022-07-18T09:44:04Z') } });
  });
  it('may have a reference of 100 characters and a wait of a whole day', async () =>
    expect(reasonOf((await read(aLine({ reference: 'I'.repeat(100), attente_s: '86400' })))[0])).toBe(
      'a call',
    ));
  it('may leave waiting, language and amount blank', async () => {
    const [line] = await read(aLine({ attente_s: '', langue: '', montant_centimes: '' }));
    expect(line).toMatchObject({ call: { waitSeconds: null, language: null, providerAmountCents: null } });
  });
  it('is by phone, at once, in a list without a modality', async () => {
    const [line] = await linesOf(
      bytesOf('reference;code;debut;duree_s;langue\n1;00421;2022-03-18T11:44:04+01:00;247;ara'),
    );
    expect(line).toMatchObject({ call: { modality: 'phone_now', providerAmountCents: null } });
  });
  it('may say its modality in French', async () => {
    const [line] = await read(aLine({ modalite: 'Présentiel' }));
    expect(line).toMatchObject({ call: { modality: 'on_site' } });
  });
  it('counts from the top of the file, blank lines and quoted line ends included', async () => {
    const lines = await read('', aLine({ reference: '"ISM\r\n1"' }), ';;;;;;;', aLine());
    expect(lines.map((line) => line.line)).toEqual([3, 6]);
    expect(lines[0]).toMatchObject({ reason: 'bad_reference', fields: { reference: 'ISM\n1' } });
  });
  it('of totals is no call', async () => {
    expect(await read('Total;;;;;;;1042,00', 'TOTAL GÉNÉRAL;;1042,00')).toEqual([]);
  });
  it('of totals that its lines do not come to is told, with both sums', async () => {
    const mapping = ownLayout({ durationUnit: 'min' });
    const list = (total: string) => [
      'N° appel;Code;Début;Durée;Langue demandée;Montant TTC',
      '1;A;18/03/2022 10:00:00;10;dari;18,00 €',
      '2;A;18/03/2022 11:00:00;illisible;dari;24,00 €',
      `;;;;Total;${total}`,
    ];
    const told = await linesOf(bytesOf(list('43,00 €').join('\n')), mapping);
    expect(told.at(-1)).toMatchObject({ line: 4, total: { ourCents: 4200, theirCents: 4300 } });
    const right = await linesOf(bytesOf(list('42,00 €').join('\n')), mapping);
    expect(right.map(reasonOf)).toEqual(['a call', 'bad_duration']);
  });
  it('has its day and its hour in two columns, where the layout says so', async () => {
    const columns = {
      reference: 'N°',
      code: 'Code',
      startedAt: 'Date',
      startTime: 'Heure',
      duration: 'Durée',
    };
    const mapping = ownLayout({ columns, dateFormat: 'dd/MM/yyyy[ HH:mm[:ss]]', durationUnit: 'mm:ss' });
    const header = 'N°;Code;Date;Heure;Durée';
    const startOf = async (line: string) => {
      const call = await readOwn(mapping, header, line);
      return typeof call === 'string' ? call : call.startedAt.toISOString();
    };
    expect(await startOf('1;A;18/03/2022;10:05;12:30')).toBe('2022-03-18T09:05:00.000Z');
    expect(await startOf('1;A;18/03/2022;10:05:30;12:30')).toBe('2022-03-18T09:05:30.000Z');
    expect(await startOf('1;A;18/03/2022;;12:30')).toBe('2022-03-18T11:00:00.000Z');
    expect(await startOf('1;A;2022-03-18;10:05;12:30')).toBe('2022-03-18T09:05:00.000Z');
    expect(await startOf('1;A;2022-03-18;;12:30')).toBe('2022-03-18T11:00:00.000Z');
    expect(await startOf('1;A;18/03/2022;25:05;12:30')).toBe('bad_date');
  });
  it('whose reference begins with “total” is a call', async () =>
    expect(reasonOf((await read(aLine({ reference: 'Total-7' })))[0])).toBe('a call'));

  it('comes in batches', async () => {
    const sizes: number[] = [];
    const list = [HEADER, ...Array.from({ length: 5 }, () => aLine())].join('\n');
    for await (const batch of readCallList(bytesOf(list), aReading(), 2)) sizes.push(batch.length);
    expect(sizes).toEqual([2, 2, 1]);
  });
});

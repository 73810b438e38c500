import excel from 'exceljs';
import type { CallListMapping } from '../../src/usage/domain/call-list/mapping.js';

/** A list as one provider lays it out, and the layout that reads it. */
export type LaidOutList = Readonly<{ file: Buffer; mapping: CallListMapping }>;

/** Three calls, 80.00 € by Rouen's tariff. */
const calls = [
  {
    ref: '26-0001',
    code: 'ROU-MG-01',
    day: '02/03/2022',
    time: '10:05',
    minutes: 12,
    lang: 'kat',
    cents: 1800,
  },
  {
    ref: '26-0002',
    code: 'ROU-MG-02',
    day: '02/03/2022',
    time: '14:30',
    minutes: 21,
    lang: 'ary',
    cents: 2400,
  },
  {
    ref: '26-0003',
    code: 'ROU-MG-06',
    day: '03/03/2022',
    time: '09:00',
    minutes: 35,
    lang: 'prs',
    cents: 3800,
  },
] as const;
const french = { kat: 'Géorgien', ary: 'Arabe maghrébin', prs: 'Dari' } as const;
const english = { kat: 'Georgian', ary: 'Moroccan Arabic', prs: 'Dari' } as const;
const two = (number: number): string => String(number).padStart(2, '0');
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00`;
const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
const latin1 = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');

/** A large provider's CSV in Windows-1252, under title rows and over a total. */
export const largeProvider = (total = '80,00'): LaidOutList => ({
  file: latin1([
    "RELEVÉ D'ACTIVITÉ;;;;;;",
    'Client : Réseau de Rouen;;;;Période :;mars 2022;',
    ';;;;;;',
    'N° d\'appel;Code client;Langue;Date et heure;Durée (s);"Montant TTC";Département',
    ...calls.map(
      ({ ref, code, day, time, minutes, lang, cents }) =>
        `${ref};${code};${french[lang]};${day} ${time}:00;${minutes * 60};${euros(cents)};76`,
    ),
    `TOTAL;;;;4\xa0080;${total};`,
    ';;;;;;',
    '',
  ]),
  mapping: {
    columns: {
      reference: "N° d'appel",
      code: 'Code client',
      startedAt: 'Date et heure',
      duration: 'Durée (s)',
      language: 'Langue',
      amount: 'Montant TTC',
    },
    dateFormat: 'dd/MM/yyyy HH:mm:ss',
    durationUnit: 's',
    amountUnit: 'euros',
    languages: { 'Arabe maghrébin': 'ary' },
  },
});

/** An association's workbook: the day and the hour in two columns, minutes, formulas, and the calls on its second sheet. */
export const association = async (): Promise<LaidOutList> => {
  const book = new excel.Workbook();
  book.addWorksheet('Lisez-moi').addRow(['Bonjour, voici les interventions de mars.']);
  const sheet = book.addWorksheet('Interventions');
  sheet.addRow(['Association « Paroles »']);
  sheet.addRow([]);
  sheet.addRow(['N° mission', 'Code', 'Jour', 'Heure', 'Minutes', 'Langue', 'À régler']);
  for (const { ref, code, day, time, minutes, lang, cents } of calls) {
    const [date, month, year] = day.split('/').map(Number) as [number, number, number];
    const [hour, minute] = time.split(':').map(Number) as [number, number];
    const row = sheet.addRow([
      ref,
      code,
      new Date(Date.UTC(year, month - 1, date)),
      (hour * 60 + minute) / 1440,
      minutes,
      french[lang].toUpperCase(),
      { formula: 'E4*1', result: cents / 100 },
    ]);
    row.getCell(3).numFmt = 'dd/mm/yyyy';
    row.getCell(4).numFmt = 'hh:mm';
    row.getCell(7).numFmt = '#,##0.00 "€"';
  }
  sheet.addRow(['Total', null, null, null, 68, null, { formula: 'SUM(G4:G6)', result: 80 }]);
  return {
    file: Buffer.from(await book.xlsx.writeBuffer()),
    mapping: {
      columns: {
        reference: 'N° mission',
        code: 'Code',
        startedAt: 'Jour',
        startTime: 'Heure',
        duration: 'Minutes',
        language: 'Langue',
        amount: 'À régler',
      },
      dateFormat: 'dd/MM/yyyy HH:mm',
      durationUnit: 'min',
      amountUnit: 'euros',
      languages: { 'arabe maghrébin': 'ary' },
    },
  };
};

/** What a telephone exchange gives: tabs, UTF-8, durations as HH:mm:ss, cents. */
export const exchange = (): LaidOutList => ({
  file: Buffer.from(
    [
      'call_id\tpin\tstart\tduration\tlang\tcents',
      ...calls.map(({ ref, code, day, time, minutes, lang, cents }) =>
        [ref, code, `${day} ${time}`, clock(minutes), lang, cents].join('\t'),
      ),
    ].join('\n'),
  ),
  mapping: {
    columns: {
      reference: 'call_id',
      code: 'pin',
      startedAt: 'start',
      duration: 'duration',
      language: 'lang',
      amount: 'cents',
    },
    dateFormat: 'dd/MM/yyyy[ HH:mm[:ss]]',
    durationUnit: 'HH:mm:ss',
  },
});

/** An English-speaking provider's CSV: commas, ISO dates, minutes and seconds, a true minus for nothing. */
export const abroad = (): LaidOutList => ({
  file: Buffer.from(
    [
      '"Reference","PIN","Date","Time","Length","Language","Total"',
      ...calls.map(({ ref, code, day, time, minutes, lang, cents }) => {
        const iso = day.split('/').reverse().join('-');
        return `"${ref}","${code}","${iso}","${time}","${minutes}:00","${english[lang]}","€${(cents / 100).toFixed(2)}"`;
      }),
      '"Grand total",,,,"68:00",,"€80.00"',
    ].join('\n'),
  ),
  mapping: {
    columns: {
      reference: 'Reference',
      code: 'PIN',
      startedAt: 'Date',
      startTime: 'Time',
      duration: 'Length',
      language: 'Language',
      amount: 'Total',
    },
    durationUnit: 'mm:ss',
    amountUnit: 'euros',
    languages: { Georgian: 'kat', 'Moroccan Arabic': 'ary' },
  },
});

import { describe, expect, it } from '@jest/globals';
import { defaultMapping } from '../../domain/call-list/mapping.js';
import { CallListUnreadable } from '../../domain/call-list/unreadable.js';
import { readCallList } from './read-call-list.js';

const HEADER = 'reference;code;debut;attente_s;duree_s;langue;modalite;montant_centimes\n';
const CALL = 'ISM-1;00421;2022-03-18T11:44:04+01:00;109;247;ara;phone_now;1800\n';

const refusalOf = async (content: string | Buffer): Promise<CallListUnreadable> => {
  async function* bytes() {
    yield Buffer.from(content);
  }
  const reading = { mapping: defaultMapping, timeZone: 'Europe/Paris', languageCodeOf: () => 'ara' };
  try {
    for await (const _ of readCallList(bytes(), reading));
  } catch (error) {
    if (error instanceof CallListUnreadable) return error;
    throw error;
  }
  throw new Error('the file was read');
};

describe('a file that is no call list', () => {
  it.each<[string, string | Buffer, string, RegExp]>([
    ['an empty file', '', 'empty', /vide/],
    ['a byte order mark and nothing else', '\uFEFF', 'empty', /vide/],
    ['blank lines', '\n\r\n  \n', 'empty', /vide/],
    ['a workbook cut short', Buffer.from('PK\x03\x04\x14\x00\x06\x00'), 'not_text', /abîmé/],
    [
      'an old workbook',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]),
      'not_text',
      /\.xls.*Enregistrer sous.*\.xlsx/,
    ],
    ['a PDF', '%PDF-1.7\n', 'not_text', /PDF/],
    ['Excel’s Unicode text', Buffer.from(`\uFEFF${HEADER}`, 'utf16le'), 'not_text', /UTF-16/],
    ['NUL bytes', `${HEADER}${CALL}\0\0`, 'not_text', /octets nuls/],
    ['a quote left open at the end', `${HEADER}${CALL}"ISM-2;00421\n`, 'unclosed_quote', /ligne 3/],
    ['a quote left open above many lines', `${HEADER}"${CALL.repeat(500)}`, 'unclosed_quote', /ligne 2/],
    ['a line without end', 'a'.repeat(400_000), 'line_too_long', /16 000/],
    ['a line too long for a call', `${HEADER}${'a'.repeat(20_000)}\n`, 'line_too_long', /16 000/],
    ['a text', 'Bonjour,\nvoici la liste.\n', 'header_not_found', /Aucune de ces colonnes/],
    ['calls without a header', CALL.repeat(1000), 'header_not_found', /reference, code, debut/],
  ])('%s is refused in words that help', async (_, content, reason, words) => {
    const refusal = await refusalOf(content);
    expect(refusal.reason).toBe(reason);
    expect(refusal.problem.detail.fr).toMatch(words);
    expect(refusal.problem.errors).toEqual([{ pointer: '/file', message: refusal.problem.detail }]);
  });

  it('is told which columns the nearest line lacks, and nothing of what it holds', async () => {
    const refusal = await refusalOf(`Liste\nreference;code;date;attente_s;duree;Mme Z\n${CALL}`);
    expect(refusal.problem.detail.fr).toContain(
      'La ligne 2 s’en approche le plus ; il y manque : debut, duree_s, langue.',
    );
    expect(refusal.problem.detail.fr).not.toContain('Mme Z');
  });
});

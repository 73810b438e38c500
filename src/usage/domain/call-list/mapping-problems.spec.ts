import { describe, expect, it } from '@jest/globals';
import { defaultMapping } from './mapping.js';
import { isCallListMapping, mappingProblems } from './mapping-problems.js';

const aMapping = (over: Record<string, unknown> = {}) => ({
  columns: { reference: 'N° appel', code: 'Code', startedAt: 'Début', duration: 'Durée' },
  dateFormat: 'dd/MM/yyyy HH:mm:ss',
  timeZone: 'Europe/Paris',
  durationUnit: 'HH:mm:ss',
  amountUnit: 'euros',
  languages: { 'Arabe maghrébin': 'ary' },
  ...over,
});

describe('a provider’s mapping', () => {
  it('is taken when it says all that it must', () => expect(isCallListMapping(aMapping())).toBe(true));
  it('may leave all but the columns to the defaults', () =>
    expect(isCallListMapping({ columns: aMapping().columns })).toBe(true));
  it('of the default layout is sound', () => expect(mappingProblems(defaultMapping)).toEqual([]));

  it.each([
    [null, ''],
    [[], ''],
    [{}, '/columns'],
    [aMapping({ columns: { reference: 'N°', code: 'Code', startedAt: 'Début' } }), '/columns/duration'],
    [aMapping({ columns: { ...aMapping().columns, amount: ' ' } }), '/columns/amount'],
    [aMapping({ columns: { ...aMapping().columns, wait: 'DUREE' } }), '/columns/wait'],
    [aMapping({ columns: { ...aMapping().columns, patient: 'Patient' } }), '/columns/patient'],
    [aMapping({ mayBeAbsent: ['code'] }), '/mayBeAbsent'],
    [aMapping({ dateFormat: 'jj/mm/aaaa' }), '/dateFormat'],
    [aMapping({ timeZone: 'Europe/Rouen' }), '/timeZone'],
    [aMapping({ durationUnit: 'heures' }), '/durationUnit'],
    [aMapping({ amountUnit: 'francs' }), '/amountUnit'],
    [aMapping({ languages: { 'Arabe/berbère': 'arabe' } }), '/languages/Arabe~1berbère'],
    [aMapping({ delimiter: ';' }), '/delimiter'],
  ])('%j is refused at %j, in French', (mapping, pointer) => {
    const problems = mappingProblems(mapping);
    expect(problems.map((problem) => problem.pointer)).toEqual([pointer]);
    expect(problems[0]!.message.fr).toMatch(/\.$/);
  });

  it('names every problem at once', () =>
    expect(mappingProblems({ columns: {}, timeZone: 'nulle part' })).toHaveLength(5));
});

import { describe, expect, it } from '@jest/globals';
import { ruleInWords } from './rule-in-words.js';

describe('a line of a price, in words', () => {
  it.each([
    ['block.first', 'Première tranche'],
    ['block.step', 'Tranches suivantes'],
    ['surcharge:20:00-08:00+25%', 'Majoration de 20\u00a0h à 8\u00a0h, 25\u202f%'],
    ['surcharge:saturday,sunday', 'Majoration du samedi, du dimanche'],
    ['surcharge:holiday+12.5%', 'Majoration de jour férié, 12,5\u202f%'],
    ['surcharge:notice<24h', 'Majoration de demande à moins de 24\u00a0h'],
    ['travel:25km', 'Déplacement, jusqu’à 25\u00a0km'],
    ['cancellation<24h', 'Annulation à moins de 24\u00a0h'],
    ['absence:patient:70%', 'Patient absent, 70\u202f% du prix prévu'],
    ['absence:interpreter:50%', 'Interprète absent, 50\u202f% du prix prévu'],
    ['a.code.to.come', 'a.code.to.come'],
  ])('says %s as « %s »', (rule, said) => {
    expect(ruleInWords(rule, 'fr')).toBe(said);
  });
});

import { describe, expect, it } from '@jest/globals';
import { modalityOf } from './modality-words.js';

describe('a provider’s word for a modality', () => {
  it.each([
    ['phone_now', 'phone_now'],
    ['Téléphone', 'phone_now'],
    ['TELEPHONE', 'phone_now'],
    ['Téléphone sur rendez-vous', 'phone_booked'],
    ['RDV téléphonique', 'phone_booked'],
    ['visio', 'video'],
    ['Visioconférence', 'video'],
    ['présentiel', 'on_site'],
    [' Déplacement ', 'on_site'],
    ['rendez-vous', undefined],
    ['', undefined],
  ])('%j means %s', (word, modality) => expect(modalityOf(word)).toBe(modality));
});

import { describe, expect, it } from '@jest/globals';
import { Cents } from '../../kernel/money.js';
import type { Call } from './call-list/call-line.js';
import { differencesOf, type KnownCall } from './same-call.js';

const aCall = (call: Partial<Call> = {}): Call => ({
  reference: 'ISM-1',
  code: '00421',
  startedAt: new Date('2022-06-14T08:00:00Z'),
  waitSeconds: 30,
  durationSeconds: 600,
  language: 'rus',
  modality: 'phone_now',
  providerAmountCents: Cents(1800),
  fields: { modality: 'phone_now' },
  ...call,
});

const aKnownCall = (call: Partial<KnownCall> = {}): KnownCall => ({
  id: 'usage',
  bookingId: null,
  professionalId: 'gp',
  reference: 'ISM-1',
  language: 'rus',
  modality: 'phone_now',
  startedAt: new Date('2022-06-14T08:00:00Z'),
  durationSeconds: 600,
  waitSeconds: 30,
  amountCents: Cents(1800),
  providerAmountCents: Cents(1800),
  source: 'list',
  importId: 'import',
  importLine: 2,
  correctionOf: null,
  ...call,
});

describe('a listed call against the recorded one of its reference', () => {
  it('is the same call when nothing that the list says differs', () => {
    expect(differencesOf(aCall(), 'gp', aKnownCall())).toEqual([]);
    const silent = aCall({ waitSeconds: null, language: null, providerAmountCents: null, fields: {} });
    expect(differencesOf(silent, null, aKnownCall({ modality: 'video' }))).toEqual([]);
  });

  it('names each thing that differs', () => {
    const other = aCall({
      startedAt: new Date('2022-06-14T08:00:01Z'),
      durationSeconds: 601,
      waitSeconds: 31,
      language: 'ara',
      modality: 'video',
      providerAmountCents: Cents(1801),
    });
    expect(differencesOf(other, 'nurse', aKnownCall())).toEqual([
      'caller',
      'startedAt',
      'duration',
      'wait',
      'language',
      'modality',
      'amount',
    ]);
  });

  it('leaves it to the booking to say whose call it is', () => {
    expect(differencesOf(aCall(), 'nurse', aKnownCall({ bookingId: 'booking' }))).toEqual([]);
  });
});

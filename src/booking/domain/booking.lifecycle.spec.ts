import { describe, expect, it } from '@jest/globals';
import { nextState, unreachableStates } from '../../kernel/lifecycle.js';
import { advance, isTooLateToAsk, takes, withdrawalOf, type Booking } from './booking.js';
import { BookingStateConflict } from './booking.errors.js';
import {
  bookingLifecycle,
  bookingStates,
  commandRoles,
  stateNames,
  type BookingCommand,
} from './booking.lifecycle.js';

const commands = [
  'dispatch',
  'accept',
  'withdraw',
  'offerAgain',
  'giveUp',
  'start',
  'report',
  'reportAbsence',
  'cancel',
  'forgo',
  'reschedule',
  'expectUsage',
  'writeOff',
] as const satisfies readonly BookingCommand[];

/** Written by hand, one row a state, one column a command in the order above: `·` is refused. */
const matrix = `
requested       dispatched  confirmed  ·           requested   unmet  in_session  completed  no_show  cancelled  ·          requested  awaiting_usage  ·
dispatched      ·           confirmed  ·           dispatched  unmet  in_session  completed  no_show  cancelled  ·          requested  awaiting_usage  ·
confirmed       ·           ·          dispatched  ·           unmet  in_session  completed  no_show  cancelled  ·          requested  awaiting_usage  ·
in_session      ·           ·          ·           ·           ·      ·           completed  no_show  ·          ·          ·          awaiting_usage  ·
awaiting_usage  ·           ·          ·           ·           ·      ·           completed  no_show  ·          cancelled  ·          ·               unreported
unreported      ·           ·          ·           ·           ·      ·           completed  no_show  ·          ·          ·          ·               ·
completed       ·           ·          ·           ·           ·      ·           ·          ·        ·          ·          ·          ·               ·
unmet           ·           ·          ·           ·           ·      ·           ·          ·        ·          ·          ·          ·               ·
cancelled       ·           ·          ·           ·           ·      ·           ·          ·        ·          ·          ·          ·               ·
no_show         ·           ·          ·           ·           ·      ·           ·          ·        ·          ·          ·          ·               ·`
  .trim()
  .split('\n')
  .map((row) => row.split(/\s+/));

const aBooking = (fields: Partial<Booking>): Booking =>
  ({ id: 'b', status: 'requested', ...fields }) as Booking;

describe('the life of a booking', () => {
  it('has every state in the table, and no other', () => {
    expect(new Set(matrix.map(([state]) => state))).toEqual(new Set(bookingStates));
    expect(matrix).toHaveLength(bookingStates.length);
  });

  it.each(matrix.map(([state, ...row]) => ({ state: state as Booking['status'], row })))(
    'takes in $state exactly the commands of the table',
    ({ state, row }) => {
      const leads = commands.map((command) => nextState(bookingLifecycle, state, command) ?? '·');
      expect(leads).toEqual(row);
    },
  );

  it('reaches each state from a request', () => {
    expect(unreachableStates(bookingLifecycle, 'requested')).toEqual([]);
  });

  it('says in both languages why a command is refused, and keeps the booking as it is', () => {
    const cancelled = aBooking({ status: 'cancelled' });
    expect(() => advance(cancelled, 'cancel')).toThrow(BookingStateConflict);
    expect(cancelled.status).toBe('cancelled');
    for (const state of bookingStates)
      expect(stateNames[state]).toMatchObject({ fr: expect.any(String), en: expect.any(String) });
  });

  it('takes what tells more about the session from every state before it, and never goes back', () => {
    for (const state of [
      'requested',
      'dispatched',
      'confirmed',
      'in_session',
      'awaiting_usage',
      'unreported',
    ] as const)
      expect(takes({ status: state }, 'report')).toBe(true);
    for (const state of ['in_session', 'awaiting_usage', 'completed'] as const) {
      expect(takes({ status: state }, 'accept')).toBe(false);
      expect(takes({ status: state }, 'cancel')).toBe(false);
    }
  });

  it('lets a call for now be forgone while only its list is awaited, and nothing that a provider has taken on', () => {
    const call = {
      status: 'awaiting_usage',
      modality: 'phone_now',
      call: 'professional_dials',
      confirmedAt: null,
    } as const;
    expect(withdrawalOf(call)).toBe('forgo');
    for (const other of [
      { status: 'requested' },
      { modality: 'phone_booked' },
      { call: 'provider_calls' },
      { confirmedAt: new Date() },
    ] as const)
      expect(withdrawalOf({ ...call, ...other })).toBe('cancel');
  });

  it('lets people cancel and move, and leaves the rest to the clock and the providers', () => {
    expect(Object.keys(commandRoles)).toEqual(['cancel', 'forgo', 'reschedule']);
    for (const roles of Object.values(commandRoles))
      expect(roles).toEqual(['professional', 'staff', 'coordinator']);
  });
});

describe('when nobody need be asked any more', () => {
  const startsAt = new Date('2027-03-06T10:00:00+01:00');
  const after = (minutes: number): Date => new Date(startsAt.getTime() + minutes * 60_000);

  it('is when a session on site begins without an interpreter', () => {
    const booking = { modality: 'on_site' as const, startsAt, expectedMinutes: 60 };
    expect([-1, 0, 1].map((minutes) => isTooLateToAsk(booking, after(minutes)))).toEqual([false, true, true]);
  });

  it('is when an immediate call would be over', () => {
    const booking = { modality: 'phone_now' as const, startsAt, expectedMinutes: 20 };
    expect([0, 19, 20].map((minutes) => isTooLateToAsk(booking, after(minutes)))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

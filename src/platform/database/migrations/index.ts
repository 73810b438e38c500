import { Network1763700000001 } from './0001-network.js';
import { Funding1763700000002 } from './0002-funding.js';
import { Ledger1763700000003 } from './0003-ledger.js';
import { Booking1763700000004 } from './0004-booking.js';
import { AcceptBooking1763700000005 } from './0005-accept-booking.js';
import { Identity1763700000006 } from './0006-identity.js';
import { Joining1763700000008 } from './0008-joining.js';
import { Amendments1763700000009 } from './0009-amendments.js';
import { ConsumptionOfDay1763700000012 } from './0012-consumption-of-day.js';
import { Settling1763700000013 } from './0013-settling.js';
import { CalendarFeed1763700000014 } from './0014-calendar-feed.js';
import { Passkeys1763700000015 } from './0015-passkeys.js';
import { Handover1763700000020 } from './0020-handover.js';
import { HandoverConfirmed1763700000021 } from './0021-handover-confirmed.js';
import { OffersByMail1763700000022 } from './0022-offers-by-mail.js';
import { ThresholdAlerts1763700000023 } from './0023-threshold-alerts.js';
import { Closing1763700000030 } from './0030-closing.js';
import { LateUsage1763700000031 } from './0031-late-usage.js';
import { WhatWasGranted1763700000032 } from './0032-what-was-granted.js';
import { Statement1763700000040 } from './0040-statement.js';
import { StatementPreference1763700000041 } from './0041-statement-preference.js';
import { InvoicedOnce1763700000050 } from './0050-invoiced-once.js';
import { ProviderInvoice1763700000051 } from './0051-provider-invoice.js';
import { WrongTotals1763700000060 } from './0060-wrong-totals.js';
import { CallListLayout1763700000061 } from './0061-call-list-layout.js';
import { ListsByWhatPeopleKnow1763700000065 } from './0065-lists-by-what-people-know.js';
import { UnmetExplained1763700000070 } from './0070-unmet-explained.js';
import { CoordinationTold1763700000071 } from './0071-coordination-told.js';
import { FormerCarrier1763700000072 } from './0072-former-carrier.js';

export const migrations = [
  Network1763700000001,
  Funding1763700000002,
  Ledger1763700000003,
  Booking1763700000004,
  AcceptBooking1763700000005,
  Identity1763700000006,
  Joining1763700000008,
  Amendments1763700000009,
  ConsumptionOfDay1763700000012,
  Settling1763700000013,
  CalendarFeed1763700000014,
  Passkeys1763700000015,
  Handover1763700000020,
  HandoverConfirmed1763700000021,
  OffersByMail1763700000022,
  ThresholdAlerts1763700000023,
  Closing1763700000030,
  LateUsage1763700000031,
  WhatWasGranted1763700000032,
  Statement1763700000040,
  StatementPreference1763700000041,
  InvoicedOnce1763700000050,
  ProviderInvoice1763700000051,
  WrongTotals1763700000060,
  CallListLayout1763700000061,
  ListsByWhatPeopleKnow1763700000065,
  UnmetExplained1763700000070,
  CoordinationTold1763700000071,
  FormerCarrier1763700000072,
];

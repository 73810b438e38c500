import type { Modality } from '../../kernel/modality.js';

/** A tariff as it arrives: every field typed, none vouched for. Without `tariffProblems` it is a `Tariff`. */
export type TariffDraft = Readonly<{
  validFrom: string;
  stacking: string;
  vatBasisPoints: number;
  rules: readonly RuleDraft[];
}>;

export type RuleDraft = Readonly<{
  type: string;
  modalities?: readonly Modality[];
  firstMinutes?: number;
  firstCents?: number;
  stepMinutes?: number;
  stepCents?: number;
  basis?: string;
  when?: WhenDraft;
  basisPoints?: number;
  cents?: number;
  per?: string;
  zones?: readonly ZoneDraft[];
  noticeUnderHours?: number;
  charge?: ChargeDraft;
  whose?: string;
}>;

export type ZoneDraft = Readonly<{ upToKm: number; cents: number }>;

export type WhenDraft = Readonly<{
  from?: string;
  to?: string;
  weekdays?: readonly number[];
  holiday?: boolean;
  noticeUnderHours?: number;
}>;

export type ChargeDraft = Readonly<{
  planned?: boolean;
  firstBlock?: boolean;
  basisPoints?: number;
  cents?: number;
}>;

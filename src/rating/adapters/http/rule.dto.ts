import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsArray, IsInt, IsOptional } from 'class-validator';
import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import {
  CentsField,
  Decimal,
  Flag,
  ManyOf,
  MESSAGE_SEPARATOR,
  Nested,
  OneOf,
  Pattern,
  Whole,
} from '../../../platform/http/fields.js';
import type { ChargeDraft, RuleDraft, WhenDraft, ZoneDraft } from '../../domain/tariff-draft.js';
import type { Basis, Rule, SupplementUnit } from '../../domain/tariff.js';

const RULE_TYPES: readonly Rule['type'][] = ['block', 'surcharge', 'travel', 'cancellation', 'absence'];
const BASES: readonly Basis[] = ['actual', 'planned', 'higher'];
const UNITS: readonly SupplementUnit[] = ['session', 'minute', 'started_half_hour'];

const optional = true;
const HIGHEST_SHARE = 10_000_000;
const MOST_MINUTES = 1_440;
const MOST_HOURS = 10_000;

const ClockTime = (): PropertyDecorator =>
  Pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'Une heure est attendue, HH:mm.', 'A time is expected, HH:mm.', {
    optional,
    example: '20:00',
  });

const Weekdays = (): PropertyDecorator => {
  const message = `Une liste de jours est attendue, de 1 (lundi) à 7.${MESSAGE_SEPARATOR}A list of days is expected, from 1 (Monday) to 7.`;
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', isArray: true, minimum: 1, maximum: 7, example: [6, 7] }),
    IsOptional(),
    IsArray({ message }),
    IsInt({ each: true, message }),
  );
};

/** One of the four windows. */
export class WhenBody implements WhenDraft {
  @ClockTime() from?: string;
  @ClockTime() to?: string;
  @Weekdays() weekdays?: number[];
  @Flag({ optional }) holiday?: boolean;
  @Decimal({ min: 0, max: MOST_HOURS, optional }) noticeUnderHours?: number;
}

/** One of the four charges. */
export class ChargeBody implements ChargeDraft {
  @Flag({ optional }) planned?: boolean;
  @Flag({ optional }) firstBlock?: boolean;
  @Whole({ min: 0, max: HIGHEST_SHARE, optional }) basisPoints?: number;
  @CentsField({ optional }) cents?: number;
}

export class ZoneBody implements ZoneDraft {
  @Decimal({ min: 0, max: 20_000, example: 25 }) upToKm: number;
  @CentsField({ example: 1200 }) cents: number;
}

/** A rule of any type, field by field; which fields a type must have and may not have, the domain tells. */
export class RuleBody implements RuleDraft {
  @OneOf(RULE_TYPES) type: string;
  @ManyOf(MODALITIES, { optional }) modalities?: Modality[];
  @Whole({ min: 1, max: MOST_MINUTES, optional }) firstMinutes?: number;
  @CentsField({ optional }) firstCents?: number;
  @Whole({ min: 1, max: MOST_MINUTES, optional }) stepMinutes?: number;
  @CentsField({ optional }) stepCents?: number;
  @OneOf(BASES, { optional }) basis?: string;
  @Nested(() => WhenBody, { optional }) when?: WhenBody;
  @Whole({ min: 0, max: HIGHEST_SHARE, optional }) basisPoints?: number;
  @CentsField({ optional }) cents?: number;
  @OneOf(UNITS, { optional }) per?: string;
  @Nested(() => ZoneBody, { many: true, optional }) zones?: ZoneBody[];
  @Decimal({ min: 0, max: MOST_HOURS, optional }) noticeUnderHours?: number;
  @Nested(() => ChargeBody, { optional }) charge?: ChargeBody;
  @OneOf(['patient', 'interpreter'], { optional }) whose?: string;
}

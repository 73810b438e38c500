import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/** Columns by what they hold, so that an entity reads as a list of facts. TypeORM writes into the options: each gets its own. */
export const NetworkKey = (): PropertyDecorator => PrimaryColumn('uuid');
export const KeyColumn = (): PropertyDecorator => PrimaryColumn('uuid');
export const IdColumn = (options: ColumnOptions = {}): PropertyDecorator => Column('uuid', { ...options });
export const TextColumn = (options: ColumnOptions = {}): PropertyDecorator => Column('text', { ...options });
export const TextsColumn = (): PropertyDecorator => Column('text', { array: true });
export const DayColumn = (options: ColumnOptions = {}): PropertyDecorator => Column('date', { ...options });
export const InstantColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('timestamptz', { ...options });
export const WholeColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('integer', { ...options });
export const WholesColumn = (): PropertyDecorator => Column('integer', { array: true });
export const CentsColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column('bigint', { ...options });
export const DecimalColumn = (options: ColumnOptions = {}): PropertyDecorator =>
  Column({ ...options, type: 'numeric' });
export const FlagColumn = (): PropertyDecorator => Column('boolean');
export const JsonColumn = (options: ColumnOptions = {}): PropertyDecorator => Column('jsonb', { ...options });

export const nullable = { nullable: true } as const;
export const TextKey = (): PropertyDecorator => PrimaryColumn('text');

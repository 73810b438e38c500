import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsObject, IsOptional, ValidateBy } from 'class-validator';
import { isTimeZone } from '../../../kernel/civil-time.js';
import { MESSAGE_SEPARATOR, Pattern, Text } from '../../../platform/http/fields.js';
import {
  FINESS,
  FRENCH_PHONE,
  INSEE_CODE,
  isFiness,
  isRpps,
  POSTCODE,
  RPPS,
} from '../../domain/identifiers.js';

/** The fields of this feature that platform's own do not cover. */

type Options = Readonly<{ optional?: boolean; example?: unknown; description?: string }>;

const rule = (
  name: string,
  isValid: (value: unknown) => boolean,
  fr: string,
  en: string,
): PropertyDecorator =>
  ValidateBy({
    name,
    validator: { validate: isValid, defaultMessage: () => `${fr}${MESSAGE_SEPARATOR}${en}` },
  });

/** Says that the key is wrong only of what otherwise has the right form. */
const key = (
  name: string,
  form: RegExp,
  isValid: (text: string) => boolean,
  fr: string,
  en: string,
): PropertyDecorator =>
  rule(name, (value) => typeof value === 'string' && (!form.test(value) || isValid(value)), fr, en);

export const Rpps = (options: Options = {}): PropertyDecorator =>
  applyDecorators(
    Pattern(RPPS, 'Un numéro RPPS a onze chiffres.', 'An RPPS number has eleven digits.', {
      example: '79927398713',
      ...options,
    }),
    key(
      'rpps',
      RPPS,
      isRpps,
      'Un chiffre de ce numéro RPPS est sans doute faux : relisez votre carte.',
      'A digit of this RPPS number is probably wrong: read your card again.',
    ),
  );

export const Finess = (options: Options = {}): PropertyDecorator =>
  applyDecorators(
    Pattern(FINESS, 'Un numéro FINESS a neuf chiffres.', 'A FINESS number has nine digits.', {
      example: '750712184',
      ...options,
    }),
    key(
      'finess',
      FINESS,
      isFiness,
      'La clé de ce numéro FINESS est fausse : relisez-le.',
      'The key of this FINESS number is wrong: read it again.',
    ),
  );

export const InseeCode = (options: Options = {}): PropertyDecorator =>
  Pattern(
    INSEE_CODE,
    'Un code INSEE de commune a cinq caractères : 76540, 2A004.',
    'An INSEE code of a commune has five characters: 76540, 2A004.',
    { example: '76540', ...options },
  );

export const Postcode = (options: Options = {}): PropertyDecorator =>
  Pattern(POSTCODE, 'Un code postal a cinq chiffres.', 'A postcode has five digits.', {
    example: '76000',
    ...options,
  });

export const FrenchPhone = (options: Options = {}): PropertyDecorator =>
  Pattern(
    FRENCH_PHONE,
    'Un numéro de téléphone français est attendu : 02 61 91 00 01 ou +33 2 61 91 00 01.',
    'A French telephone number is expected: 02 61 91 00 01 or +33 2 61 91 00 01.',
    { example: '02 61 91 00 01', ...options },
  );

export const Zone = (options: Options = {}): PropertyDecorator =>
  applyDecorators(
    Text({ max: 64, example: 'Europe/Paris', ...options }),
    rule(
      'zone',
      (value) => typeof value === 'string' && isTimeZone(value),
      'Un fuseau horaire IANA est attendu : Europe/Paris.',
      'An IANA time zone is expected: Europe/Paris.',
    ),
  );

export const Distinct = (): PropertyDecorator =>
  ArrayUnique({ message: `Une valeur est répétée.${MESSAGE_SEPARATOR}A value is repeated.` });

export const NotEmpty = (): PropertyDecorator =>
  rule(
    'notEmpty',
    (value) => Array.isArray(value) && value.length > 0,
    'Il en faut au moins un.',
    'At least one is needed.',
  );

/** A JSON object that another feature reads. */
export const PlainObject = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: Object, required: false, nullable: true, description }),
    IsOptional(),
    IsObject({ message: `Un objet est attendu.${MESSAGE_SEPARATOR}An object is expected.` }),
  );

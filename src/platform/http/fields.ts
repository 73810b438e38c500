import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isDay } from '../../kernel/civil-time.js';
import { isId } from '../../kernel/ids.js';

/**
 * One decorator a field: what it must be, the sentence that says so in both languages, and its line in the API page.
 * A message is « French ¦ English »; the problem filter shows the one that the caller reads.
 */
type Options = Readonly<{ optional?: boolean; example?: unknown; description?: string }>;
type Decorator = PropertyDecorator;

export const MESSAGE_SEPARATOR = ' ¦ ';
const say = (fr: string, en: string): { message: string } => ({ message: `${fr}${MESSAGE_SEPARATOR}${en}` });

const field = (options: Options, api: ApiPropertyOptions, ...rules: Decorator[]): Decorator =>
  applyDecorators(
    ApiProperty({
      ...api,
      required: !options.optional,
      nullable: options.optional ?? false,
      ...(options.example !== undefined && { example: options.example }),
      ...(options.description && { description: options.description }),
    } as ApiPropertyOptions),
    ...(options.optional ? [IsOptional()] : []),
    ...rules,
  );

@ValidatorConstraint({ name: 'day' })
class IsCivilDay implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }
}

@ValidatorConstraint({ name: 'id' })
class IsKnownId implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isId(value);
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

@ValidatorConstraint({ name: 'instant' })
class IsInstant implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return (
      typeof value === 'string' &&
      INSTANT.test(value) &&
      isDay(value.slice(0, 10)) &&
      !Number.isNaN(Date.parse(value))
    );
  }
}

/** Nothing that a text can't hold, no control characters, nothing that turns the text around it, no half of a character; and, but where it may be empty, something to read. */
const PRINTABLE = /^(?=.*\S)[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u;
const PRINTABLE_OR_EMPTY = /^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u;

export const Text = (options: Options & { max: number; min?: number }): Decorator =>
  field(
    options,
    { type: String, maxLength: options.max },
    IsString(say('Un texte est attendu.', 'A text is expected.')),
    Matches(
      options.min === 0 ? PRINTABLE_OR_EMPTY : PRINTABLE,
      say(
        'Ce texte est vide ou contient des caractères invisibles.',
        'This text is blank or has invisible characters.',
      ),
    ),
    MinLength(options.min ?? 1, say('Ce texte manque.', 'This text is missing.')),
    MaxLength(options.max, say(`${options.max} caractères au plus.`, `At most ${options.max} characters.`)),
  );

export const Pattern = (pattern: RegExp, fr: string, en: string, options: Options = {}): Decorator =>
  field(
    options,
    { type: String, pattern: pattern.source },
    IsString(say(fr, en)),
    Matches(pattern, say(fr, en)),
  );

export const Email = (options: Options = {}): Decorator =>
  field(
    options,
    { type: String, format: 'email' },
    IsEmail({}, say('Une adresse électronique est attendue.', 'An e-mail address is expected.')),
  );

export const Uuid = (options: Options = {}): Decorator =>
  field(
    options,
    { type: String, format: 'uuid' },
    Validate(IsKnownId, say('Un identifiant (UUID) est attendu.', 'An id (UUID) is expected.')),
  );

export const DayField = (options: Options = {}): Decorator =>
  field(
    options,
    { type: String, format: 'date', example: '2027-03-06' },
    Validate(
      IsCivilDay,
      say('Un jour qui existe est attendu : AAAA-MM-JJ.', 'A day that exists is expected: YYYY-MM-DD.'),
    ),
  );

/** An instant as text, with its offset; the controller turns it into a Date. */
export const Instant = (options: Options = {}): Decorator =>
  field(
    options,
    { type: String, format: 'date-time', example: '2027-03-06T10:00:00+01:00' },
    Validate(
      IsInstant,
      say(
        'Une date et une heure avec décalage sont attendues : 2027-03-06T10:00:00+01:00.',
        'A date and time with offset are expected: 2027-03-06T10:00:00+01:00.',
      ),
    ),
  );

export const Whole = (options: Options & { min: number; max: number }): Decorator => {
  const message = say(
    `Un nombre entier de ${options.min} à ${options.max} est attendu.`,
    `A whole number from ${options.min} to ${options.max} is expected.`,
  );
  return field(
    options,
    { type: 'integer', minimum: options.min, maximum: options.max },
    IsInt(message),
    Min(options.min, message),
    Max(options.max, message),
  );
};

/** Whole numbers, so many at most. */
export const Wholes = (options: Options & { min: number; max: number; most: number }): Decorator => {
  const { min, max, most } = options;
  const message = say(
    `Des nombres entiers de ${min} à ${max} sont attendus, ${most} au plus.`,
    `Whole numbers from ${min} to ${max} are expected, at most ${most}.`,
  );
  return field(
    options,
    { type: 'array', items: { type: 'integer', minimum: min, maximum: max }, maxItems: most },
    IsArray(message),
    ArrayMaxSize(most, message),
    IsInt({ each: true, ...message }),
    Min(min, { each: true, ...message }),
    Max(max, { each: true, ...message }),
  );
};

export const Decimal = (options: Options & { min: number; max: number }): Decorator => {
  const message = say(
    `Un nombre de ${options.min} à ${options.max} est attendu.`,
    `A number from ${options.min} to ${options.max} is expected.`,
  );
  return field(
    options,
    { type: 'number', minimum: options.min, maximum: options.max },
    IsNumber({ maxDecimalPlaces: 3 }, message),
    Min(options.min, message),
    Max(options.max, message),
  );
};

/** Whole cents, up to ten million euros. */
export const CentsField = (options: Options & { min?: number } = {}): Decorator => {
  const min = options.min ?? 0;
  const message = say(
    `Un montant en centimes entiers est attendu, à partir de ${min}.`,
    `An amount in whole cents is expected, from ${min}.`,
  );
  return field(
    options,
    { type: 'integer', minimum: min },
    IsInt(message),
    Min(min, message),
    Max(1_000_000_000, message),
  );
};

export const Flag = (options: Options = {}): Decorator =>
  field(
    options,
    { type: Boolean },
    IsBoolean(say('true ou false est attendu.', 'true or false is expected.')),
  );

export const OneOf = (values: readonly string[], options: Options = {}): Decorator =>
  field(
    options,
    { enum: [...values] },
    IsIn([...values], say(`Attendu : ${values.join(', ')}.`, `Expected: ${values.join(', ')}.`)),
  );

export const ManyOf = (values: readonly string[], options: Options = {}): Decorator =>
  field(
    options,
    { enum: [...values], isArray: true },
    IsArray(say('Une liste est attendue.', 'A list is expected.')),
    IsIn([...values], {
      each: true,
      ...say(`Attendu : ${values.join(', ')}.`, `Expected: ${values.join(', ')}.`),
    }),
  );

export const Texts = (options: Options & { max: number; pattern?: RegExp }): Decorator =>
  field(
    options,
    { type: String, isArray: true },
    IsArray(say('Une liste de textes est attendue.', 'A list of texts is expected.')),
    ArrayMaxSize(1_000, say('Mille au plus.', 'At most a thousand.')),
    IsString({ each: true, ...say('Une liste de textes est attendue.', 'A list of texts is expected.') }),
    Matches(PRINTABLE, {
      each: true,
      ...say(
        'Un texte est vide ou contient des caractères invisibles.',
        'A text is blank or has invisible characters.',
      ),
    }),
    MaxLength(options.max, {
      each: true,
      ...say(`${options.max} caractères au plus.`, `At most ${options.max} characters.`),
    }),
    ...(options.pattern
      ? [
          Matches(options.pattern, {
            each: true,
            ...say('La forme n’est pas la bonne.', 'The form is not right.'),
          }),
        ]
      : []),
  );

export const Nested = (
  type: () => new () => object,
  options: Options & { many?: boolean; most?: number } = {},
): Decorator =>
  field(
    options,
    { type: () => type(), isArray: options.many ?? false }, // only a function named `type` is taken as lazy
    ...(options.many
      ? [IsArray(say('Une liste est attendue.', 'A list is expected.')), ArrayMaxSize(options.most ?? 500)]
      : []),
    ValidateNested({
      each: options.many ?? false,
      ...say(
        options.many ? 'Une liste d’objets est attendue.' : 'Un objet est attendu.',
        'An object is expected.',
      ),
    }),
    Type(type),
  );

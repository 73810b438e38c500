import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { InvalidInput, type Bilingual, type FieldProblem } from '../../kernel/errors.js';
import { MESSAGE_SEPARATOR } from './fields.js';

/** Bodies and queries become instances of their classes; a field that the class does not know is refused, unless it is dropped. */
export const validation = ({ unknownFields = 'refused' }: Settings = {}): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: unknownFields === 'refused',
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new InvalidInput(errors.flatMap((error) => problemsOf(error, ''))),
  });

const strictly = validation();

/**
 * Reads plain fields, as a page's form gives them, as the class that the API reads: the same rules, the same words.
 * @throws InvalidInput
 */
export const readAs = <Input extends object>(kind: new () => Input, fields: object): Promise<Input> =>
  strictly.transform(fields, { type: 'body', metatype: kind }) as Promise<Input>;

type Settings = Readonly<{ unknownFields?: 'refused' | 'dropped' }>;

const problemsOf = ({ property, constraints, children }: ValidationError, path: string): FieldProblem[] => {
  const pointer = `${path}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return [
    ...Object.entries(constraints ?? {}).map(([rule, text]) => ({
      pointer,
      message: messageOf(rule, text),
      ...(choices.includes(rule) && { isChoice: true }),
    })),
    ...(children ?? []).flatMap((child) => problemsOf(child, pointer)),
  ];
};

/** What class-validator and ./fields.ts call the rules of OneOf, ManyOf and Uuid. */
const choices = ['isIn', 'id'];

const messageOf = (rule: string, text: string): Bilingual => {
  if (rule === 'whitelistValidation')
    return { fr: 'Ce champ n’existe pas ici : retirez-le.', en: 'There is no such field here: remove it.' };
  const [fr, en] = text.split(MESSAGE_SEPARATOR);
  return fr && en
    ? { fr, en }
    : { fr: 'La valeur n’a pas la forme attendue.', en: 'The value does not have the expected form.' };
};

import { applyDecorators } from '@nestjs/common';
import { Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { personalMarkIn } from '../../kernel/comment.js';
import { MESSAGE_SEPARATOR, Text } from './fields.js';

@ValidatorConstraint({ name: 'comment' })
class NamesNobody implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value !== 'string' || personalMarkIn(value) === null;
  }
}

/** A short comment of those who may write one: what looks like a phone number, a birth date or a social security number is refused. */
export const CommentField = (
  options: Readonly<{ max?: number; isRequired?: boolean; example?: string }> = {},
): PropertyDecorator =>
  applyDecorators(
    Text({
      max: options.max ?? 300,
      optional: !options.isRequired,
      example: options.example,
      description: 'Never about a patient',
    }),
    Validate(NamesNobody, {
      message:
        'Retirez ce qui ressemble à un numéro de téléphone, à une date de naissance ou à un numéro de sécurité sociale.' +
        `${MESSAGE_SEPARATOR}Remove what looks like a phone number, a birth date or a social security number.`,
    }),
  );

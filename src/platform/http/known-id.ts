import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import { isId, type Id } from '../../kernel/ids.js';

/** An id in an address: what is no id names nothing. */
@Injectable()
export class KnownId implements PipeTransform<string, Id> {
  transform(text: string): Id {
    if (!isId(text)) throw new NotFound();
    return text;
  }
}

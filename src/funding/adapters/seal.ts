import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { Seal } from '../use-cases/seal.js';

@Injectable()
export class CanonicalSeal extends Seal {
  override textOf(record: object): string {
    return canonicalize(record) ?? '';
  }

  override of(record: object): string {
    return createHash('sha256').update(this.textOf(record)).digest('hex');
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { categories } from '../../../funding/index.js';
import { FindAccessCode, type WhatToDial } from '../../use-cases/find-access-code.js';

/** What somebody dials today when nobody can be asked for what: by the card on the wall, or without a network. */
@Injectable()
export class KnownAccess {
  constructor(@Inject(FindAccessCode) private readonly find: FindAccessCode) {}

  /**
   * Where no funding is open to everybody, the number and code of the first situation that some funding is for.
   * @param professionalId for whom a secretariat asks; null for oneself
   * @returns null when there is nothing to dial today
   */
  async of(viewer: NetworkViewer, professionalId: Id | null): Promise<WhatToDial | null> {
    for (const category of [null, ...categories]) {
      try {
        return await this.find.execute(viewer, { on: null, category, professionalId });
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        if (refusal.problem.type !== 'not-eligible') return null;
      }
    }
    return null;
  }
}

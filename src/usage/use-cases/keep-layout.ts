import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { CallListLayouts, type KeptLayout } from '../../network/index.js';
import type { Tx } from '../../platform/database/index.js';
import { mappingOf } from './receive-call-list.js';

/** A provider's lists are read by this layout from now on, and so are the lines of its invoices. */
@Injectable()
export class KeepLayout {
  constructor(@Inject(CallListLayouts) private readonly layouts: CallListLayouts) {}

  /**
   * @param mapping null: the usual columns
   * @throws NotFound when the network has no such provider; InvalidInput with a pointer to each fault of the mapping
   */
  async execute(tx: Tx, networkId: Id, providerId: Id, mapping: unknown, by: Id): Promise<KeptLayout> {
    const sound = mapping === null ? null : mappingOf(mapping, '/mapping');
    return this.layouts.keep(tx, networkId, providerId, sound, by);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { Directory, type Provider } from '../../../network/index.js';
import type { LayoutDraft, SampleTable } from '../../domain/call-list/guess-layout.js';
import type { CallListMapping } from '../../domain/call-list/mapping.js';
import { isCallListMapping } from '../../domain/call-list/mapping-problems.js';
import { tryLayout, type LayoutTrial } from '../../domain/call-list/try-layout.js';
import { languageCodeOf } from '../../use-cases/language-code.js';

/** Tries a layout on a sample of a provider's lists, in the network's time. Nothing of it is kept. */
@Injectable()
export class TrySample {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  /**
   * @param draft the layout to try; undefined: the provider's own where the sample fits it, else a guess
   * @throws NotFound when the network has no such provider
   */
  async execute(
    networkId: Id,
    providerId: Id,
    tables: readonly SampleTable[],
    draft?: LayoutDraft,
  ): Promise<LayoutTrial> {
    const provider = await this.directory.provider(networkId, providerId);
    if (!provider) throw new NotFound();
    const { timeZone } = await this.directory.network(networkId);
    const reading = { timeZone, languageCodeOf };
    const own = ownLayout(provider);
    if (!draft && own) {
      const trial = tryLayout(tables, own, reading);
      if (trial.problems.length === 0 && trial.header) return trial;
    }
    return tryLayout(tables, draft ?? null, reading);
  }
}

const ownLayout = ({ callListMapping }: Provider): CallListMapping | null =>
  isCallListMapping(callListMapping) ? callListMapping : null;

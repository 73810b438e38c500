import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { SentFile } from '../../../platform/http/index.js';
import { recordOf } from '../../domain/handover-record.js';
import { Seal } from '../../use-cases/seal.js';
import { HandoverParties } from '../persistence/handover-parties.js';
import { StoredHandovers, type HandoverReader, type RecordReader } from '../persistence/stored-handovers.js';
import { isSealed, printRecord, type SealedHandover } from './printed-record.js';

/** What has been sealed, as files: the very bytes that the seal is of, and the page to sign and archive. */
@Injectable()
export class HandoverRecords {
  constructor(
    @Inject(StoredHandovers) private readonly handovers: StoredHandovers,
    @Inject(HandoverParties) private readonly parties: HandoverParties,
    @Inject(Seal) private readonly seal: Seal,
  ) {}

  /** @throws NotFound also where nothing has been executed yet */
  async json(reader: HandoverReader, id: Id): Promise<SentFile> {
    const handover = await this.sealed(reader, id);
    const content = Buffer.from(this.seal.textOf(recordOf(handover)));
    return { name: `${nameOf(handover)}.json`, type: 'application/json; charset=utf-8', content };
  }

  /** One page of A4, the same bytes whenever it is asked for. @throws NotFound as `json` */
  async pdf(reader: RecordReader, id: Id): Promise<SentFile> {
    const handover = await this.sealed(reader, id);
    const content = await printRecord(handover, await this.parties.of(handover));
    return { name: `${nameOf(handover)}.pdf`, type: 'application/pdf', content };
  }

  private async sealed(reader: RecordReader, id: Id): Promise<SealedHandover> {
    const handover = await this.handovers.one(reader, id);
    if (!handover || !isSealed(handover)) throw new NotFound();
    return handover;
  }
}

const nameOf = ({ effectiveOn, id }: SealedHandover): string => `relais-${effectiveOn}-${id}`;

import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { settledTerms, type AgreementTerms } from '../domain/agreement-terms.js';
import { notClosing, type Agreement } from '../domain/agreement.js';
import { grant } from '../domain/entry.js';
import { AgreementRegister, EntryBook } from './agreement-register.js';

/** A funder and a network agree: the agreement and its money come into being together. */
@Injectable()
export class OpenAgreement {
  constructor(
    @Inject(AgreementRegister) private readonly register: AgreementRegister,
    @Inject(EntryBook) private readonly ledger: EntryBook,
  ) {}

  /**
   * @param openedBy the account; null when the program does it by itself.
   * @throws InvalidInput when the terms can't stand together, NotFound when the network has no such funder.
   */
  async run(tx: Tx, networkId: Id, terms: AgreementTerms, openedBy: Id | null): Promise<Agreement> {
    const { grantCents, ...agreed } = settledTerms(terms);
    if (!(await this.register.hasFunder(tx, networkId, agreed.funderId))) throw new NotFound();
    const agreement: Agreement = { ...agreed, ...notClosing, networkId, id: newId() };
    await this.register.add(tx, agreement);
    await this.ledger.record(
      tx,
      networkId,
      [grant(agreement.id, grantCents, `agreement:${agreement.id}:grant`)],
      openedBy,
    );
    return agreement;
  }
}

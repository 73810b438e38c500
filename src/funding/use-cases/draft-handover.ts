import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import { newId, type Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { HandoverRefused } from '../domain/handover.errors.js';
import type { Handover, HandoverTerms } from '../domain/handover.js';
import { AgreementRegister } from './agreement-register.js';
import { Handovers } from './handovers.js';
import { RehearseHandover } from './rehearse-handover.js';

/** Those who hand over and those who take over write down what will pass, and when, and see it rehearsed. Nothing moves yet. */
@Injectable()
export class DraftHandover {
  constructor(
    @Inject(AgreementRegister) private readonly register: AgreementRegister,
    @Inject(Handovers) private readonly handovers: Handovers,
    @Inject(RehearseHandover) private readonly rehearse: RehearseHandover,
  ) {}

  /** @throws NotFound when the network has not both agreements; HandoverRefused when they can't follow each other */
  async run(tx: Tx, networkId: Id, terms: HandoverTerms, draftedBy: Id): Promise<Handover> {
    if (terms.fromAgreementId === terms.toAgreementId) throw new HandoverRefused(toItself);
    const both = await this.register.hold(tx, networkId, [terms.fromAgreementId, terms.toAgreementId]);
    if (both.includes(undefined)) throw new NotFound();
    const handover: Handover = {
      ...terms,
      networkId,
      id: newId(),
      status: 'draft',
      decisions: {},
      preview: null,
      rehearsedAt: null,
      result: null,
      hash: null,
      draftedBy,
      draftedAt: tx.at,
      confirmedBy: null,
      confirmedAt: null,
      atOnce: false,
      heldBackAt: null,
      executedBy: null,
      executedAt: null,
    };
    await this.handovers.add(tx, handover);
    tx.publish({
      type: 'handover.drafted.v1',
      networkId,
      subjectId: handover.id,
      facts: { fromAgreementId: terms.fromAgreementId, toAgreementId: terms.toAgreementId, by: draftedBy },
    });
    return this.rehearse.run(tx, networkId, handover.id, {}, draftedBy);
  }
}

const toItself = {
  fr: 'Une convention ne se passe pas le relais à elle-même : choisissez-en une autre.',
  en: 'An agreement can’t hand over to itself: choose another one.',
};

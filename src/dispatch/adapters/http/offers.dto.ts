import { offerStates, type OfferState } from '../../../booking/index.js';
import { MODALITIES, type Modality } from '../../../kernel/modality.js';
import { OneOf, Text } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/index.js';
import type { OfferFilter } from '../persistence/provider-offers.js';

/** What narrows a provider's list of offers. */
export class OffersQuery extends PageQuery {
  @OneOf(offerStates, { optional: true })
  state?: OfferState;

  @OneOf(MODALITIES, { optional: true })
  modality?: Modality;

  @Text({ max: 8, optional: true, description: 'Code of the catalogue' })
  language?: string;
}

export const offerFilterOf = ({ state, modality, language }: OffersQuery): OfferFilter => ({
  state,
  modality,
  language,
});

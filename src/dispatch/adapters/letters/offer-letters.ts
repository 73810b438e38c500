import { Inject, Injectable } from '@nestjs/common';
import { ProviderAccounts } from '../../../identity/index.js';
import { Directory, languageOfCode, type Practice } from '../../../network/index.js';
import { PublicUrl } from '../../../platform/config/index.js';
import { Post } from '../../../platform/mail/index.js';
import type { OfferToSend } from '../persistence/offers-to-send.js';
import { offerLetter, recallLetter, type Letter, type LetterFacts } from './letters.js';

/**
 * Tells the people of a provider that has no API, by e-mail: what is asked in short and where to answer, never who asks. A
 * letter sent twice because the process died in between says the same twice.
 */
@Injectable()
export class OfferLetters {
  constructor(
    @Inject(ProviderAccounts) private readonly accounts: ProviderAccounts,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Post) private readonly post: Post,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  /** @returns false when the provider has no account, so that nobody was told. */
  offer(offer: OfferToSend, practice: Pick<Practice, 'commune'>): Promise<boolean> {
    return this.send(offer, (facts) => offerLetter({ ...facts, commune: practice.commune }));
  }

  /** That the offer is over. @returns false when nobody was told. */
  recall(offer: OfferToSend): Promise<boolean> {
    return this.send(offer, recallLetter);
  }

  private async send(offer: OfferToSend, write: (facts: LetterFacts) => Letter): Promise<boolean> {
    const { networkId, providerId, id } = offer;
    const [addresses, { timeZone }] = await Promise.all([
      this.accounts.addressesOf(networkId, providerId),
      this.directory.network(networkId),
    ]);
    const letter = write({
      ...offer,
      languageName: languageOfCode(offer.language)?.name ?? offer.language,
      timeZone,
      address: `${this.publicUrl.value}/offers/${id}`,
    });
    for (const to of addresses) await this.post.send({ to, ...letter });
    return addresses.length > 0;
  }
}

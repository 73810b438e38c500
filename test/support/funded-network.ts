import sql from 'sql-template-tag';
import { Funders, OpenAgreement, type AgreementTerms } from '../../src/funding/index.js';
import { newId } from '../../src/kernel/ids.js';
import { Cents } from '../../src/kernel/money.js';
import type { TestApp } from './test-app.js';

export type FundedNetwork = Readonly<{
  networkId: string;
  funderId: string;
  /** Opens an agreement of 2022 to 2099 and gives its id. */
  agreement: (grantCents: number, terms?: Partial<AgreementTerms>) => Promise<string>;
}>;

/** A network with a funder and nobody in it: all that the ledger needs. */
export const aFundedNetwork = async ({ app, database }: TestApp): Promise<FundedNetwork> => {
  const networkId = newId();
  const funder = await database.transaction(async (tx) => {
    await tx.rows(sql`
      INSERT INTO network (id, name, time_zone, shows_prices, created_at)
      VALUES (${networkId}, 'Rouen', 'Europe/Paris', true, ${tx.at})`);
    return app.get(Funders).add(tx, networkId, { name: 'Médecins du Monde', kind: 'association' });
  });
  const usual = {
    funderId: funder.id,
    carrier: 'Médecins du Monde',
    title: 'Interprétariat en médecine de ville',
    reference: 'MDM-2022',
    startsOn: '2022-01-01',
    endsOn: '2099-12-31',
    priority: 100,
    eligibleModalities: [],
    eligibleProfessions: [],
    eligibleCommunes: [],
    eligibleCategories: [],
    onExhaustion: 'block',
    unspent: 'repayment',
    alertThresholds: [75, 90, 100],
  } as const;
  const agreement = async (grantCents: number, terms: Partial<AgreementTerms> = {}): Promise<string> => {
    const opened = await database.transaction((tx) =>
      app.get(OpenAgreement).run(tx, networkId, { ...usual, grantCents: Cents(grantCents), ...terms }, null),
    );
    return opened.id;
  };
  return { networkId, funderId: funder.id, agreement };
};

import type { Agreement, notClosing } from '../../domain/agreement.js';
import { closingStateOf, type ClosingState } from '../../domain/closing.js';
import type { AgreementOnRecord } from '../persistence/agreement-book.js';

export type PresentedAgreement = Omit<Agreement, `eligible${string}` | keyof typeof notClosing> &
  Readonly<{
    grantCents: number;
    eligibility: Readonly<{
      modalities: readonly string[];
      professions: readonly string[];
      communes: readonly string[];
      categories: readonly string[];
    }>;
    /** null as long as nobody has spoken of its end. */
    closing: ClosingState | null;
    createdAt: Date;
  }>;

/** An agreement as the API shows it. */
export const presentAgreement = ({
  eligibleModalities,
  eligibleProfessions,
  eligibleCommunes,
  eligibleCategories,
  closesOn,
  graceUntil,
  successorId,
  closedAt,
  ...agreement
}: AgreementOnRecord): PresentedAgreement => ({
  ...agreement,
  eligibility: {
    modalities: eligibleModalities,
    professions: eligibleProfessions,
    communes: eligibleCommunes,
    categories: eligibleCategories,
  },
  closing: closingStateOf({ closesOn, graceUntil, successorId, closedAt }),
});

export const agreementExample = {
  id: '019ab4c0-0000-7000-8000-000000000012',
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  funderId: '019ab4c0-0000-7000-8000-000000000011',
  carrier: 'Médecins du Monde',
  title: 'Interprétariat en médecine de ville',
  reference: 'MDM-2022-01',
  startsOn: '2022-01-01',
  endsOn: '2022-12-31',
  grantCents: 150_000,
  priority: 100,
  eligibility: { modalities: ['phone_now'], professions: [], communes: [], categories: ['ame', 'css'] },
  onExhaustion: 'block',
  unspent: 'repayment',
  alertThresholds: [75, 90, 100],
  closing: null,
  createdAt: '2022-01-03T08:00:00.000Z',
};

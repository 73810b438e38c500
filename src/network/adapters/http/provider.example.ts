import type { Provider } from '../../domain/provider.js';

/** What the API page shows of a provider. */
export const providerExample: Provider = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  id: '019ab4c0-0000-7000-8000-000000000030',
  name: 'ISM Interprétariat',
  dispatch: 'api',
  baseUrl: 'https://api.ism.example/truchement',
  phoneNumber: '02 61 91 00 02',
  clientNumber: 'C-0421',
  modalities: ['phone_now', 'phone_booked', 'video'],
  languages: [],
  departments: [],
  communes: [],
  notice: [{ modality: 'phone_booked', minutes: 15 }],
  answerWithinMinutes: 60,
  usageDueDays: 45,
  call: 'professional_dials',
  priority: 100,
  callListMapping: null,
  suspendedOn: null,
};

import { localTime } from '../../../kernel/civil-time.js';
import type { CsvColumn, PageContext } from '../../../web/index.js';
import type { UsageRow } from '../persistence/usage-pages.js';
import { languageName, type CallNames } from './call-names.js';
import { callsWords } from './calls-words.js';

/** What happened as a spreadsheet holds it: the same rows as on the page, with all that is known of each. */
export const callColumns = (page: PageContext, names: CallNames): readonly CsvColumn<UsageRow>[] => {
  const words = callsWords(page);
  return [
    { title: words.day, cell: ({ sessionOn }) => sessionOn },
    { title: words.when, cell: ({ startedAt }) => clock(startedAt, names.timeZone) },
    { title: words.professional, cell: ({ professionalId }) => names.professional(professionalId) },
    { title: words.practice, cell: ({ practiceId }) => names.practice(practiceId) },
    { title: words.provider, cell: ({ providerId }) => names.provider(providerId) },
    { title: words.agreement, cell: ({ agreementId }) => names.agreement(agreementId) },
    { title: words.reference, cell: ({ reference }) => reference },
    { title: words.language, cell: ({ language }) => languageName(page, language) },
    { title: words.modality, cell: ({ modality }) => page.words.modalities[modality] },
    { title: words.outcome, cell: ({ outcome }) => words.outcomes[outcome] },
    { title: words.minutesCsv, cell: ({ durationSeconds }) => durationSeconds },
    { title: words.waitCsv, cell: ({ waitSeconds }) => waitSeconds },
    { title: words.billedMinutes, cell: ({ billedMinutes }) => billedMinutes },
    {
      // What a correction has replaced no longer counts: the column adds up to what the page says.
      title: words.euros,
      cell: ({ amountCents, correctedBy }) => (correctedBy ? null : amountCents / 100),
    },
    {
      title: words.theirEuros,
      cell: ({ providerAmountCents }) => (providerAmountCents === null ? null : providerAmountCents / 100),
    },
    { title: words.source, cell: ({ source }) => words.sources[source] },
    { title: words.correctionOf, cell: ({ correctionOf }) => correctionOf },
    { title: words.correctedBy, cell: ({ correctedBy }) => correctedBy },
    { title: words.id, cell: ({ id }) => id },
  ];
};

const clock = (at: Date, zone: string): string => {
  const { minuteOfDay } = localTime(at, zone);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
};

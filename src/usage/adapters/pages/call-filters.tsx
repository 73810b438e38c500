import { MODALITIES } from '../../../kernel/modality.js';
import { OUTCOMES } from '../../../kernel/outcome.js';
import { languagesByName } from '../../../network/index.js';
import { DateField, Details, Filters, Select, usePage, type Option } from '../../../web/index.js';
import { usageSources } from '../../domain/session.js';
import type { UsageQuery } from '../http/usage.dto.js';
import type { CallNames } from './call-names.js';
import { callsWords } from './calls-words.js';

/** Whether the address asks for less than everything. */
export const isNarrowed = ({ cursor: _, limit: __, ...filter }: UsageQuery): boolean =>
  Object.values(filter).some((value) => value !== undefined);

/** What narrows the list of what happened: when and who in sight, the rest behind its name. */
export function CallFilters({ query, names }: { query: UsageQuery; names: CallNames }) {
  const page = usePage();
  const words = callsWords(page);
  const any: Option = { value: '', label: words.any };
  const named = (all: readonly Readonly<{ id: string; name: string }>[]): Option[] => [
    any,
    ...all.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const coded = (codes: readonly string[], label: (code: string) => string): Option[] => [
    any,
    ...codes.map((value) => ({ value, label: label(value) })),
  ];
  const rest = [
    query.language,
    query.modality,
    query.outcome,
    query.source,
    query.corrected,
    query.practiceId,
  ];
  return (
    <Filters path="/calls" isFiltered={isNarrowed(query)}>
      <DateField id="from" name="from" label={words.from} value={query.from} />
      <DateField id="to" name="to" label={words.to} value={query.to} />
      <Select
        id="professionalId"
        name="professionalId"
        label={words.professional}
        value={query.professionalId}
        options={named(names.professionals.filter(({ status }) => status !== 'invited'))}
      />
      <Select
        id="agreementId"
        name="agreementId"
        label={words.agreement}
        value={query.agreementId}
        options={named(
          names.agreements.map((one) => ({ id: one.id, name: `${one.title}, ${one.reference}` })),
        )}
      />
      <Select
        id="providerId"
        name="providerId"
        label={words.provider}
        value={query.providerId}
        options={named(names.providers)}
      />
      <Details summary={words.more} isOpen={rest.some((value) => value !== undefined)}>
        <div class="filters">
          <Select
            id="practiceId"
            name="practiceId"
            label={words.practice}
            value={query.practiceId}
            options={named(names.practices)}
          />
          <Select
            id="language"
            name="language"
            label={words.language}
            value={query.language}
            options={[any, ...languagesByName(page.words.language)]}
          />
          <Select
            id="modality"
            name="modality"
            label={words.modality}
            value={query.modality}
            options={coded(MODALITIES, (code) => page.words.modalities[code as (typeof MODALITIES)[number]])}
          />
          <Select
            id="outcome"
            name="outcome"
            label={words.outcome}
            value={query.outcome}
            options={coded(OUTCOMES, (code) => words.outcomes[code as (typeof OUTCOMES)[number]])}
          />
          <Select
            id="source"
            name="source"
            label={words.source}
            value={query.source}
            options={coded(usageSources, (code) => words.sources[code as (typeof usageSources)[number]])}
          />
          <Select
            id="corrected"
            name="corrected"
            label={words.corrected}
            value={query.corrected}
            options={[
              any,
              { value: 'false', label: words.standing },
              { value: 'true', label: words.replaced },
            ]}
          />
        </div>
      </Details>
      {query.importId && <input type="hidden" name="importId" value={query.importId} />}
      {query.bookingId && <input type="hidden" name="bookingId" value={query.bookingId} />}
    </Filters>
  );
}

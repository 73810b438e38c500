import { DayInWords, Section, Table, type PageContext } from '../../../web/index.js';
import type { AttachedCode } from '../persistence/attached-codes.js';
import { budgetWords } from './budget-words.js';

type CodesAttachedProps = Readonly<{ page: PageContext; codes: readonly AttachedCode[]; count: number }>;

/** Under which codes a call is paid by the agreement. */
export function CodesAttached({ page, codes, count }: CodesAttachedProps) {
  const words = budgetWords(page);
  return (
    <Section id="codes" title={words.codes} spacing="stack-s">
      <p>{codes.length > 0 ? words.codesDetail : words.noCodes}</p>
      {codes.length > 0 && (
        <Table<AttachedCode>
          caption={words.codes}
          hidesCaption
          isTight
          columns={[
            { title: words.code, cell: ({ code }) => code },
            { title: words.holder, cell: ({ holder }) => holder ?? words.wholeNetwork },
            { title: words.provider, cell: ({ provider }) => provider },
            {
              title: words.validFrom,
              cell: ({ validFrom, revokedOn }) => (
                <>
                  <DayInWords day={validFrom} year weekday={false} />
                  {revokedOn &&
                    `, ${words.revokedOn(page.words.day(revokedOn, { year: true, weekday: false }))}`}
                </>
              ),
            },
          ]}
          rows={codes}
        />
      )}
      {count > codes.length && <p class="soft">{words.moreCodes(page.words.number(count - codes.length))}</p>}
    </Section>
  );
}

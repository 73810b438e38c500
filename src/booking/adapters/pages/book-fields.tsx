import { dayOf } from '../../../kernel/civil-time.js';
import {
  Choice,
  DateField,
  Details,
  Endonym,
  Field,
  Select,
  TextField,
  TimeField,
  typeset,
} from '../../../web/index.js';
import { interpreterGenders } from '../../domain/booking.js';
import type { BookPageProps } from './book-page-props.js';
import { bookWords } from './book-words.js';
import { MOST_DATES, repeats } from './read-book-form.js';
import { languagesMeant, shownLanguageOf } from './shown-language.js';

/** The languages used last, at hand; any other by its name, in French or its own. */
export function BookLanguage({ page, typed, lastLanguages, candidates, mistakes }: BookPageProps) {
  const words = bookWords(page);
  const { language } = page.words;
  const offered = candidates.length > 0 ? candidates : lastLanguages;
  const given = typed.languageCode;
  const isApart = given !== undefined && !offered.some(({ code }) => code === given);
  const atHand = isApart ? [shownLanguageOf(given, language), ...offered] : offered;
  return (
    <>
      {atHand.length > 0 && (
        <Choice
          name="languageCode"
          legend={candidates.length > 0 ? words.whichLanguage : words.lastLanguages}
          layout="pairs"
          error={mistakes.of('languageCode')}
          chosen={typed.languageCode ? [typed.languageCode] : []}
          answers={atHand.map((one) => ({
            value: one.code,
            label: (
              <>
                {one.name} <Endonym language={one} isSoft />
              </>
            ),
          }))}
        />
      )}
      <Field
        id="language"
        label={atHand.length > 0 ? words.otherLanguage : words.language}
        hint={words.languageHint}
        error={mistakes.of('language')}
        control={(binding) => (
          <>
            <input
              type="text"
              name="language"
              list="languages"
              autocomplete="off"
              maxLength={100}
              value={typed.language}
              {...binding}
            />
            <datalist id="languages">
              {languagesMeant('', language).map(({ code, name, endonym }) => (
                <option key={code} value={name}>
                  {endonym}
                </option>
              ))}
            </datalist>
          </>
        )}
      />
    </>
  );
}

const lengths = ['15', '30', '45', '60', '90'];
const OTHER_DAYS = 3;

/** The day, the hour, how long; and the other dates of a series. */
export function BookWhen({ page, typed, choices, mistakes }: BookPageProps) {
  const words = bookWords(page);
  const chosen = typed.expectedMinutes ?? '30';
  const isSeries = typed.days.length > 0 || (typed.repeat !== undefined && typed.repeat !== 'no');
  return (
    <>
      <div class="fields fields-2">
        <DateField
          id="day"
          name="day"
          label={words.day}
          value={typed.day}
          min={choices.today}
          error={mistakes.of('day')}
        />
        <TimeField
          id="time"
          name="time"
          label={words.time}
          value={typed.time}
          step="300"
          error={mistakes.of('time')}
        />
      </div>
      <Choice
        name="expectedMinutes"
        legend={words.minutes}
        layout="pack"
        error={mistakes.of('expectedMinutes')}
        chosen={[chosen]}
        answers={[...new Set([...lengths, chosen])].filter(isWhole).map((value) => ({
          value,
          label: page.words.minutes(Number(value)),
        }))}
      />
      <Details
        summary={words.several}
        isOpen={isSeries || Boolean(mistakes.of('times') ?? mistakes.of('days'))}
      >
        <p class="hint">{words.severalHint}</p>
        <div class="fields fields-2">
          <Select
            id="repeat"
            name="repeat"
            label={words.repeat}
            value={typed.repeat}
            options={repeats.map((value) => ({ value, label: words.repeats[value] ?? value }))}
          />
          <TextField
            id="times"
            name="times"
            label={words.times}
            hint={words.timesHint}
            inputmode="numeric"
            isShort
            value={typed.times ?? '4'}
            maxlength={String(MOST_DATES).length}
            error={mistakes.of('times')}
          />
        </div>
        <fieldset class="field">
          <legend>{words.otherDays}</legend>
          <div class="fields fields-3">
            {Array.from({ length: Math.max(OTHER_DAYS, typed.days.length) }, (_, index) => (
              <DateField
                id={index === 0 ? 'days' : `days-${index}`}
                name="days"
                label={words.otherDay(index + 1)}
                value={typed.days[index]}
                min={choices.today}
                error={index === 0 ? mistakes.of('days') : undefined}
              />
            ))}
          </div>
        </fieldset>
      </Details>
    </>
  );
}

const isWhole = (text: string): boolean => /^\d{1,3}$/.test(text);

/** Where, and whom one would like: what is rarely said. */
export function BookDetails({ page, typed, choices, held, mistakes }: BookPageProps) {
  const words = bookWords(page);
  const { practices, timeZone } = choices;
  const isAsked = practices.length > 1;
  const isOpen =
    isAsked ||
    Boolean(typed.sameInterpreterAs ?? mistakes.of('practiceId') ?? mistakes.of('sameInterpreterAs')) ||
    (typed.interpreterGender !== undefined && typed.interpreterGender !== 'any');
  return (
    <Details summary={words.details} isOpen={isOpen}>
      <div class="fields fields-3">
        {isAsked && (
          <Select
            id="practiceId"
            name="practiceId"
            label={words.where}
            value={typed.practiceId}
            error={mistakes.of('practiceId')}
            options={practices.map(({ id, name, commune }) => ({ value: id, label: `${name}, ${commune}` }))}
          />
        )}
        <Select
          id="interpreterGender"
          name="interpreterGender"
          label={words.gender}
          value={typed.interpreterGender}
          options={interpreterGenders.map((value) => ({ value, label: words.genders[value] }))}
        />
        <Select
          id="sameInterpreterAs"
          name="sameInterpreterAs"
          label={words.same}
          value={typed.sameInterpreterAs}
          error={mistakes.of('sameInterpreterAs')}
          options={[
            { value: '', label: words.sameAny },
            ...held.map(({ id, startsAt, language }) => ({
              value: id,
              label: typeset(
                words.sameOn(
                  page.words.day(dayOf(startsAt, timeZone)),
                  shownLanguageOf(language, page.words.language).name,
                ),
              ),
            })),
          ]}
        />
      </div>
      <p class="hint">{words.wish}</p>
    </Details>
  );
}

import {
  addressOf,
  ButtonLink,
  CallButton,
  Code,
  Icon,
  Notice,
  Speech,
  Status,
  Thread,
  type PageContext,
} from '../../../web/index.js';
import type { Provider } from '../../../network/index.js';
import type { Access, Booking } from '../../domain/booking.js';
import { dialWords, toOperator } from './dial-words.js';
import type { ForWhom } from './for-whom.js';
import { lineOf } from './line.js';
import { dialled, readAloud } from './phone-number.js';
import { Coordination } from './refused-page.js';
import { shownLanguageOf } from './shown-language.js';
import { spelledCode } from './spelled-code.js';

/** A call as it is shown to whoever asked for it. */
export type ShownCall = Readonly<{
  page: PageContext;
  whom: ForWhom;
  booking: Booking;
  provider: Provider | undefined;
  /** Where the coordination is written to; null when nobody knows. */
  coordination: string | null;
  /** It can be given up, and owes nothing then. */
  mayForgo: boolean;
}>;

/** How the interpreter is reached. Where that waits for the provider there is a link to look again, without script. */
export function LiveLine({ page, whom, booking, provider, coordination }: ShownCall) {
  const words = dialWords(page);
  const line = lineOf(booking, provider);
  const name = provider?.name ?? '';
  const here = addressOf(`/call/${booking.id}`, whom.kept);
  switch (line.kind) {
    case 'dial':
      return (
        <DialThread
          page={page}
          access={line.access}
          provider={name}
          language={booking.language}
          isOwn={whom.choices.length === 0}
        />
      );
    case 'phone':
      return (
        <div class="stack-s">
          <p>{words.found(name)}</p>
          <CallButton number={dialled(line.number)} shown={readAloud(line.number)}>
            {words.callInterpreter}
          </CallButton>
          <p class="soft">{words.foundDetail}</p>
          {booking.access && (
            <details>
              <summary>{words.byOperator(name)}</summary>
              <DialThread
                page={page}
                access={booking.access}
                provider={name}
                language={booking.language}
                isOwn={whom.choices.length === 0}
              />
            </details>
          )}
        </div>
      );
    case 'video':
      return (
        <ButtonLink href={line.url} weight="main" isWide>
          {words.joinVideo}
        </ButtonLink>
      );
    case 'no_code':
      return (
        <Notice tone="error">
          <p>
            <b>{words.noCode}</b>
          </p>
          <p>{words.noCodeDetail(name)}</p>
          <Coordination page={page} address={coordination} />
        </Notice>
      );
    case 'over':
      return (
        <div class="stack-s">
          <p>{words.over}</p>
          <p>
            <ButtonLink href={addressOf('/call', whom.kept)} weight="main" icon="phone">
              {words.callAgain}
            </ButtonLink>
          </p>
        </div>
      );
    case 'called_back':
    case 'awaited': {
      const isCalledBack = line.kind === 'called_back';
      return (
        <div class="stack-s">
          <p>
            <Status tone="live">{isCalledBack ? words.calledBack(name) : words.awaited(name)}</Status>
          </p>
          <p>{isCalledBack ? words.calledBackDetail : words.awaitedDetail}</p>
          <p>
            <a href={here}>{words.refresh}</a>
          </p>
        </div>
      );
    }
  }
}

type DialThreadProps = Readonly<{
  page: PageContext;
  access: Access;
  provider: string;
  /** null: whichever it will be. */
  language: string | null;
  isOwn: boolean;
}>;

/** Number, code, words, speaker: in the order in which one needs them. */
export function DialThread({ page, access, provider, language, isOwn }: DialThreadProps) {
  const words = dialWords(page);
  const { phoneNumber, code } = access;
  // The operator is French, whatever language the page speaks.
  const said = language === null ? toOperator.theLanguage : shownLanguageOf(language, 'fr').name;
  return (
    <Thread
      isCall
      items={[
        {
          state: 'now',
          children: (
            <CallButton number={dialled(phoneNumber)} shown={readAloud(phoneNumber)}>
              {page.words.call.callProvider(provider)}
            </CallButton>
          ),
        },
        {
          children: (
            <>
              <p class="soft">{isOwn ? words.yourCode : words.theirCode}</p>
              <Code>{code}</Code>
            </>
          ),
        },
        {
          children: (
            <>
              <p class="soft">{words.sayToOperator}</p>
              <Speech>
                <span lang="fr">
                  {toOperator.hello}{' '}
                  {spelledCode(code, 'fr').map((group, index) => (
                    <>
                      {index > 0 && ', '}
                      <span class="nowrap">{group}</span>
                    </>
                  ))}
                  . {toOperator.anInterpreterIn} <b>{said}</b>
                  {toOperator.please}
                </span>
              </Speech>
            </>
          ),
        },
        {
          children: (
            <p>
              <Icon name="speaker" /> {words.speaker}
            </p>
          ),
        },
      ]}
    />
  );
}

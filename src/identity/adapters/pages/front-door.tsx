import { Inject, Injectable } from '@nestjs/common';
import type { Refusal } from '../../../kernel/errors.js';
import { statusOf, type Reply } from '../../../platform/http/index.js';
import { ButtonLink, Notice, sendPage, typeset, type PageContext } from '../../../web/index.js';
import { DemoPeople } from '../../use-cases/demo-people.js';
import { ProSanteConnect } from '../../use-cases/pro-sante-connect.js';
import { Door } from './door.js';
import { PasskeyForm } from './passkey-form.js';
import { DemoForms, EmailForm } from './sign-in-forms.js';
import { withNext } from './with-next.js';
import { signInWords } from './words.js';

type Shown = Readonly<{
  /** Where the person wanted to go, as an own path. */
  next: string;
  title?: string;
  lede?: string;
  /** An address that is none, as it was typed. */
  wrongEmail?: string;
  /** Why one of the ways did not let in. */
  refusal?: Refusal;
  status?: number;
}>;

/** Every way in, on one page: whichever did not work, the others stay open. */
@Injectable()
export class FrontDoor {
  constructor(
    @Inject(DemoPeople) private readonly demoPeople: DemoPeople,
    @Inject(ProSanteConnect) private readonly proSanteConnect: ProSanteConnect,
  ) {}

  show(page: PageContext, reply: Reply, { next, title, lede, wrongEmail, refusal, status }: Shown): void {
    const words = signInWords(page);
    const { isOpen, networks } = this.demoPeople;
    const isPlain = title === undefined && refusal === undefined;
    const door = (
      <Door
        page={{ ...page, path: '/sign-in' }}
        tab={words.signIn}
        title={title ?? words.promise}
        lede={lede ?? (isPlain && wrongEmail === undefined ? words.promiseDetail : undefined)}
        usesPasskeys
      >
        {refusal && (
          <Notice tone="error" announced="at-once">
            <p>{typeset(refusal.problem.detail[page.words.language])}</p>
          </Notice>
        )}
        <EmailForm words={words} next={next} email={wrongEmail} isWrong={wrongEmail !== undefined} />
        {this.proSanteConnect.isOffered && (
          <>
            <p class="or">{words.or}</p>
            <p>
              <ButtonLink href={withNext('/sign-in/pro-sante-connect', next)} isWide>
                {words.proSanteConnect}
              </ButtonLink>
            </p>
          </>
        )}
        <PasskeyForm
          ceremony="enter"
          action="/sign-in/passkey"
          button={words.passkey}
          isWide
          sentences={{ dismissed: words.passkeyDismissed, failed: words.passkeyFailed }}
        >
          <input type="hidden" name="next" value={next} />
        </PasskeyForm>
        {isOpen && <DemoForms words={words} networks={networks} next={next} />}
      </Door>
    );
    void sendPage(reply, door, status ?? (refusal ? statusOf(refusal) : 200));
  }
}

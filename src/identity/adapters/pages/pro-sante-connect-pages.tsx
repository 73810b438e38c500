import { Button, ButtonLink, Form, type PageContext } from '../../../web/index.js';
import type { NetworkAccount } from '../../use-cases/ports.js';
import type { Recognised } from '../../use-cases/pro-sante-connect.js';
import { Door } from './door.js';
import { signInWords } from './words.js';

/** Pro Santé Connect knows them, and no network here does: how to join one. */
export function UnknownProfessional({ page, rpps, name }: Recognised & { page: PageContext }) {
  const words = signInWords(page);
  return (
    <Door
      page={{ ...page, path: '/sign-in' }}
      title={words.unknownProfessional}
      lede={words.unknownProfessionalDetail(name)}
    >
      <p>{rpps ? words.joinByRpps(rpps) : words.withoutRpps}</p>
      <p>{words.haveAccountAlready}</p>
      <p>
        <ButtonLink href="/sign-in" weight="main" isWide>
          {words.otherWays}
        </ButtonLink>
      </p>
    </Door>
  );
}

/** Several networks have enrolled the same professional: one is entered at a time. */
export function ChooseNetwork({
  page,
  accounts,
}: Readonly<{ page: PageContext; accounts: readonly NetworkAccount[] }>) {
  const words = signInWords(page);
  return (
    <Door page={{ ...page, path: '/sign-in' }} title={words.chooseNetwork} lede={words.chooseNetworkDetail}>
      <Form action="/sign-in/pro-sante-connect/network" class="stack-s">
        <ul class="stack-s">
          {accounts.map(({ id, network }) => (
            <li key={id}>
              <Button name="account" value={id} isWide>
                {network}
              </Button>
            </li>
          ))}
        </ul>
      </Form>
    </Door>
  );
}

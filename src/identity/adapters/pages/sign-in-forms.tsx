import type { DemoNetwork } from '../../use-cases/demo-people.js';
import type { SignInWords } from './words.js';

type EmailForm = Readonly<{ words: SignInWords; next: string; email?: string; isWrong?: boolean }>;

/** Asks for the address to which the link goes. */
export const EmailForm = ({ words, next, email, isWrong = false }: EmailForm) => (
  <form method="post" action="/sign-in">
    <label for="email">{words.email}</label>
    {isWrong && (
      <p id="email-wrong" role="alert">
        {words.emailWrong}
      </p>
    )}
    <input
      id="email"
      name="email"
      type="email"
      autocomplete="email"
      required
      maxlength={254}
      value={email}
      aria-invalid={isWrong}
      aria-describedby={isWrong ? 'email-wrong' : undefined}
    />
    <input type="hidden" name="next" value={next} />
    <button type="submit">{words.sendLink}</button>
  </form>
);

/** The people whom one becomes with one click. */
export const DemoForms = ({
  words,
  networks,
  next,
}: Readonly<{ words: SignInWords; networks: readonly DemoNetwork[]; next: string }>) => (
  <section aria-labelledby="demonstration">
    <h2 id="demonstration">{words.demonstration}</h2>
    <p>{words.demonstrationDetail}</p>
    {networks.map(({ network, people }) => (
      <form method="post" action="/sign-in/demo" key={network}>
        <h3>{network}</h3>
        <input type="hidden" name="next" value={next} />
        <ul>
          {people.map(({ email, who }) => (
            <li key={email}>
              <button type="submit" name="email" value={email}>
                {who}
              </button>
            </li>
          ))}
        </ul>
      </form>
    ))}
  </section>
);

import { fullName } from '../../../network/index.js';
import {
  addressOf,
  ButtonLink,
  Empty,
  Layout,
  PageHead,
  usePage,
  type PageContext,
} from '../../../web/index.js';
import { forWhomWords } from './for-whom-words.js';
import type { ForWhom } from './read-for-whom.js';

export { ReadForWhom, type ForWhom } from './read-for-whom.js';

type Props = Readonly<{
  whom: ForWhom;
  /** Of the page that it is for: `/call`. */
  path: string;
}>;

/** The page that comes first where a secretariat has not said for whom: shown in place of the one that was asked for. */
export function ForWhomPage({ page, whom, path }: Props & { page: PageContext }) {
  const words = forWhomWords(page);
  return (
    <Layout page={page} title={words.title} width="narrow" worksOffline>
      <PageHead title={words.title} lede={whom.choices.length > 0 ? words.lede : undefined} />
      {whom.choices.length === 0 ? (
        <Empty title={words.nobody}>
          <p>{words.nobodyDetail}</p>
        </Empty>
      ) : (
        <ul class="stack-s">
          {whom.choices.map((professional) => (
            <li key={professional.id}>
              <ButtonLink href={addressOf(path, { for: professional.id })} icon="person" isWide>
                {fullName(professional)}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

/** « Pour Médecin 1 · Changer », under a page's title. Nothing for a professional, who asks for themselves. */
export function ForWhomLine({ whom, path }: Props) {
  const words = forWhomWords(usePage());
  if (!whom.professional || whom.choices.length === 0) return null;
  return (
    <p>
      <b>{words.forThem(fullName(whom.professional))}</b>{' '}
      {whom.choices.length > 1 && <a href={`${path}?for=`}>{words.change}</a>}
    </p>
  );
}

/** Carries for whom in a form. */
export function ForField({ whom }: Pick<Props, 'whom'>) {
  return whom.kept.for ? <input type="hidden" name="for" value={whom.kept.for} /> : null;
}

import type { FieldProblem } from '../../kernel/errors.js';
import { isLanguageCode } from './languages/languages.js';
import type { Provider } from './provider.js';

type Described = Pick<Provider, 'dispatch' | 'baseUrl' | 'phoneNumber' | 'languages'>;

/** What a provider lacks in order to be asked, and the languages that the catalogue does not know. */
export const providerProblems = ({
  dispatch,
  baseUrl,
  phoneNumber,
  languages,
}: Described): readonly FieldProblem[] => [
  ...(dispatch === 'api' && baseUrl === null
    ? [
        {
          pointer: '/baseUrl',
          message: {
            fr: 'Un prestataire par API a besoin de son adresse : https://…',
            en: 'A provider with an API needs its address: https://…',
          },
        },
      ]
    : []),
  ...(dispatch === 'phone_code' && phoneNumber === null
    ? [
        {
          pointer: '/phoneNumber',
          message: {
            fr: 'Un prestataire par code a besoin du numéro à composer.',
            en: 'A provider with a phone code needs the number to dial.',
          },
        },
      ]
    : []),
  ...languages.flatMap((code, index) =>
    isLanguageCode(code)
      ? []
      : [
          {
            pointer: `/languages/${index}`,
            message: {
              fr: 'Ce code n’est pas au catalogue : cherchez la langue par GET /languages.',
              en: 'This code is not in the catalogue: look the language up at GET /languages.',
            },
          },
        ],
  ),
];

import { typesetAll, type PageContext } from '../../../web/index.js';

const french = {
  title: (network: string): string => `Rejoindre le réseau « ${network} »`,
  lede: 'Un interprète par téléphone en deux ou trois minutes, gratuit pour vous et vos patients. Ce formulaire prend cinq minutes.',
  you: 'Qui êtes-vous ?',
  email: (email: string): string => `Vous vous connecterez avec l’adresse ${email}, sans mot de passe.`,
  empty: {
    givenName: 'Écrivez votre prénom.',
    familyName: 'Écrivez votre nom de famille.',
    'practice-name': 'Écrivez le nom du lieu.',
    'practice-address': 'Écrivez l’adresse : numéro et rue.',
    'practice-commune': 'Écrivez la commune.',
  },
  givenName: 'Prénom',
  familyName: 'Nom',
  profession: 'Profession',
  rpps: 'Numéro RPPS',
  rppsHint: 'Onze chiffres, sur votre carte CPS. Laissez vide si votre profession n’en a pas.',
  rppsMissing: 'Votre profession a un numéro RPPS : onze chiffres, sur votre carte CPS.',
  where: 'Où exercez-vous ?',
  practice: 'Lieu d’exercice',
  practiceHint: 'S’il n’est pas dans la liste, choisissez « Un autre lieu » et décrivez-le.',
  another: 'Un autre lieu, que je décris',
  describe: 'Un autre lieu',
  name: 'Nom du lieu',
  kind: 'Genre de lieu',
  address: 'Adresse',
  postcode: 'Code postal',
  commune: 'Commune',
  contactPhone: 'Téléphone du lieu',
  contactPhoneHint: 'Pour que l’interprète puisse rappeler.',
  charter: 'La charte du réseau',
  charterAsked: 'Votre accord',
  charterAccepted: 'J’ai lu la charte et je l’accepte.',
  charterMissing: 'Lisez la charte, puis cochez que vous l’acceptez.',
  proof: 'Votre justificatif',
  proofHint:
    'Carte CPS, attestation d’inscription à l’ordre, caducée : PDF, JPEG ou PNG, 5 Mo au plus. La coordination le regarde, puis il est effacé ; au bout de trente jours dans tous les cas.',
  proofAgain: 'Choisissez à nouveau le fichier : un navigateur ne le garde pas.',
  send: 'Envoyer ma demande',
  sent: 'Votre demande est arrivée',
  sentDetail:
    'La coordination la regarde et vous écrit. Dès qu’elle l’accepte, vous pouvez appeler un interprète.',
  lost: 'Ce lien ne mène nulle part',
  lostDetail:
    'Il est peut-être incomplet : ouvrez-le depuis le courriel. Sinon, la coordination de votre réseau peut vous en envoyer un autre.',
  signIn: 'Vous avez déjà un accès ? Se connecter',
};

export type JoinWords = typeof french;

const english: JoinWords = {
  title: (network) => `Join the network "${network}"`,
  lede: 'An interpreter by telephone within two or three minutes, free for you and your patients. This form takes five minutes.',
  you: 'Who are you?',
  email: (email) => `You will sign in with the address ${email}, without a password.`,
  empty: {
    givenName: 'Write your given name.',
    familyName: 'Write your family name.',
    'practice-name': 'Write the name of the place.',
    'practice-address': 'Write the address: number and street.',
    'practice-commune': 'Write the commune.',
  },
  givenName: 'Given name',
  familyName: 'Family name',
  profession: 'Profession',
  rpps: 'RPPS number',
  rppsHint: 'Eleven digits, on your professional card. Leave it empty if your profession has none.',
  rppsMissing: 'Your profession has an RPPS number: eleven digits, on your professional card.',
  where: 'Where do you work?',
  practice: 'Practice',
  practiceHint: 'If it is not in the list, choose "Another place" and describe it.',
  another: 'Another place, which I describe',
  describe: 'Another place',
  name: 'Name of the place',
  kind: 'Kind of place',
  address: 'Address',
  postcode: 'Postcode',
  commune: 'Commune',
  contactPhone: 'Telephone of the place',
  contactPhoneHint: 'So that the interpreter can call back.',
  charter: 'The network’s charter',
  charterAsked: 'Your agreement',
  charterAccepted: 'I have read the charter and accept it.',
  charterMissing: 'Read the charter, then tick that you accept it.',
  proof: 'Your proof',
  proofHint:
    'Professional card, certificate of registration: PDF, JPEG or PNG, 5 MB at most. The coordination looks at it, then it is deleted; after thirty days in any case.',
  proofAgain: 'Choose the file again: a browser does not keep it.',
  send: 'Send my application',
  sent: 'Your application has arrived',
  sentDetail:
    'The coordination looks at it and writes to you. As soon as it is accepted, you may call an interpreter.',
  lost: 'This link leads nowhere',
  lostDetail:
    'It may be incomplete: open it from the letter. Otherwise your network’s coordination can send you another.',
  signIn: 'You have access already? Sign in',
};

const all = { fr: typesetAll(french), en: english } as const;

export const joinWords = ({ words }: PageContext): JoinWords => all[words.language];

/** What is wrong beyond a field’s form, for whichever language is read. */
export const bothLanguages = {
  rppsMissing: { fr: all.fr.rppsMissing, en: all.en.rppsMissing },
  charterMissing: { fr: all.fr.charterMissing, en: all.en.charterMissing },
};

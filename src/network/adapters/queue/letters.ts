import type { RefusalReason } from '../../domain/application.js';

/** A letter's subject and words. French first; in English, the one sentence that matters. */
type Letter = Readonly<{ subject: string; body: string }>;

export const invitationLetter = (network: string, link: string): Letter => ({
  subject: `${network} vous invite : l’interprète par téléphone`,
  body: `Bonjour,

Le réseau « ${network} » vous ouvre un service d’interprètes, par téléphone et sur place, gratuit pour vous et vos patients.

Pour le rejoindre, remplissez ce formulaire ; cinq minutes suffisent :

${link}

Ce lien vaut trente jours et ne sert qu’une fois. Gardez-le pour vous.
Si vous n’attendiez pas cette invitation, ignorez ce message.

—
The network "${network}" invites you to its interpreting service: fill in the form above, within thirty days.
`,
});

export const relaunchLetter = (network: string, address: string): Letter => ({
  subject: 'L’interprète est à portée de téléphone',
  body: `Bonjour,

Vous avez accès aux interprètes du réseau « ${network} » et ne vous en êtes pas encore servi. C’est gratuit pour vous et vos patients, sans rendez-vous, en deux ou trois minutes.

Le numéro, votre code et quoi dire sont sur cette page :

${address}/call

Pour entrer, votre adresse suffit : un lien vous y est envoyé, il n’y a pas de mot de passe.
Une question, un doute ? Répondez à votre coordination.

—
An interpreter is two taps away: number, code and words are on the page above.
`,
});

export const welcomeLetter = (network: string, address: string): Letter => ({
  subject: `Bienvenue dans le réseau ${network}`,
  body: `Bonjour,

Votre adhésion au réseau « ${network} » est acceptée. Votre justificatif a été effacé.

Pour appeler un interprète, entrez ici avec cette adresse ; un lien vous y est envoyé, il n’y a pas de mot de passe :

${address}/sign-in

—
Your membership of the network "${network}" is accepted: sign in at the page above.
`,
});

export const refusalLetter = (network: string, reason: RefusalReason): Letter => ({
  subject: `Votre demande auprès du réseau ${network}`,
  body: `Bonjour,

Votre demande d’adhésion au réseau « ${network} » n’a pas été acceptée :
${reasons[reason]}

Votre justificatif a été effacé. Pour toute question, adressez-vous à la coordination du réseau.

—
Your application to the network "${network}" was not accepted.
`,
});

const reasons: Readonly<Record<RefusalReason, string>> = {
  proof_unreadable:
    'le justificatif n’a pas pu être lu. La coordination peut vous renvoyer une invitation, pour en joindre un autre.',
  not_a_health_professional: 'le service est réservé aux professionnels de santé.',
  outside_the_territory: 'votre lieu d’exercice est hors du territoire du réseau.',
  known_already: 'vous êtes déjà connu du réseau, sous une autre adresse.',
  other: 'la coordination vous en dira la raison.',
};

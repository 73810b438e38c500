/** What a coordinator decides of a message that the program could not follow by itself. */
export const settlements = ['accepted', 'set_aside'] as const;
export type Settlement = (typeof settlements)[number];

/** Why a message is left without effect. Codes, so that nobody can write about a patient. */
export const setAsideReasons = {
  provider_mistake: { fr: 'Erreur du prestataire', en: 'Mistake of the provider' },
  counted_already: { fr: 'Déjà compté', en: 'Counted already' },
  settled_with_provider: { fr: 'Réglé avec le prestataire', en: 'Settled with the provider' },
  did_not_take_place: { fr: 'N’a pas eu lieu', en: 'Did not take place' },
  other: { fr: 'Autre', en: 'Other' },
} as const;
export type SetAsideReason = keyof typeof setAsideReasons;

/** The charter that a professional accepts when joining; which one it was is kept with the acceptance. */
export type Charter = Readonly<{
  version: string;
  clauses: readonly Readonly<{ title: string; text: string }>[];
}>;

/** In French, whatever language the page speaks: it is what is agreed to. */
export const charter: Charter = {
  version: '2026-1',
  clauses: [
    {
      title: 'Gratuit, pour vous et vos patients',
      text: 'Le réseau paie l’interprète. Rien n’est demandé au patient, ni avance ni dépassement.',
    },
    {
      title: 'Quand la langue manque',
      text: 'L’interprète sert à soigner quelqu’un qui ne parle pas assez le français. La séance dure ce qu’il faut ; par téléphone, 15 à 30 minutes suffisent le plus souvent.',
    },
    {
      title: 'Le secret est partagé',
      text: 'L’interprète est tenu au secret professionnel, traduit tout et fidèlement, reste neutre et respecte l’autonomie du patient (référentiel de la Haute Autorité de santé, octobre 2017 ; Code de la santé publique, L. 1110-13).',
    },
    {
      title: 'Aucune donnée sur les patients',
      text: 'Ni nom, ni date de naissance, ni motif de consultation, nulle part dans Truchement. Le réseau connaît la langue, la durée et le lieu.',
    },
    {
      title: 'Votre code est à vous',
      text: 'Le code d’appel est confidentiel et ne se prête pas. Prévenez la coordination s’il est perdu, ou si vous changez de lieu d’exercice.',
    },
    {
      title: 'Vos données',
      text: 'Votre nom, votre profession, votre lieu d’exercice et votre numéro RPPS servent à vous ouvrir le service et à rendre compte aux financeurs, en nombres seulement. Votre justificatif est effacé dès qu’il a été vu.',
    },
  ],
};

type Letter = Readonly<{ subject: string; body: string }>;

/** What the coordination reads when something waits for it. French first; in English, what matters. No call, no name, no amount. */
export const closingHeldBackLetter = (title: string, address: string): Letter => ({
  subject: `${title} : la clôture attend`,
  body: `Bonjour,

La convention « ${title} » devait se clore, mais de l’argent y est encore réservé pour des interventions dont rien n’est connu. Elle se clora d’elle-même dès que chacune sera comptée ou rendue. Vous pouvez aussi la clore tout de suite : ce qui est réservé pour des interventions passées est alors rendu.

${address}

—
The agreement "${title}" was due to close, but money is still reserved of it for sessions that nobody has told of. It closes by itself once they are counted or given up; you can also close it at once, on the page above.
`,
});

export const lateUsageLetter = (address: string): Letter => ({
  subject: 'Des interventions sont arrivées après la clôture de leur convention',
  body: `Bonjour,

Un prestataire a fait connaître des interventions dont la convention est déjà close. Elles ne sont comptées nulle part tant que vous n’avez pas décidé qui les paie :

${address}

Aujourd’hui, il ne vous sera plus écrit à ce sujet.

—
Sessions became known after their agreement had been closed. They are charged to nobody until you decide who pays, on the page above.
`,
});

export const handoverHeldBackLetter = (from: string, to: string, address: string): Letter => ({
  subject: `Passage de relais retenu : ${from} vers ${to}`,
  body: `Bonjour,

Le passage de relais de « ${from} » à « ${to} » n’a pas pu se faire à son heure : quelque chose attend votre décision. Rien n’a été fait ; il est redevenu un brouillon, répété sur ce qu’il y a maintenant :

${address}

—
The handover from "${from}" to "${to}" could not be done when it was due: something waits for your decision. Nothing was done; see the page above.
`,
});

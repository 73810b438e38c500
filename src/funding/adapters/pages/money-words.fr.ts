/** What is said of an agreement's money wherever it is shown: to the coordinator, and to the funder. */
export const french = {
  left: 'disponibles',
  ends: (from: string, to: string): string => `du ${from} au ${to}`,
  carriedBy: (carrier: string): string => `porté par ${carrier}`,
  runsOut: (day: string): string => `Épuisement vers le ${day}`,
  lasts: 'Suffit jusqu’à la fin, au rythme actuel',
  quiet: 'Aucune dépense ces trois derniers mois',
  exhausted: 'Épuisée',
  opensIn: (days: string): string => `Ouvre dans ${days}`,
  oneDay: 'jour',
  days: 'jours',
  closedOn: (day: string): string => `Close depuis le ${day}`,
  oneSession: 'intervention',
  manySessions: 'interventions',
  pace: (sum: string): string => `${sum} par jour ces trois derniers mois.`,
  chart: (title: string): string => `${title} : ce qui reste, jour après jour`,
  heard: (granted: string, left: string, until: string): string =>
    `Sur ${granted} accordés, il reste ${left} au ${until}.`,
  heardRunOut: (day: string): string => `À ce rythme, plus rien vers le ${day}.`,
  heardLasts: 'À ce rythme, l’argent dure jusqu’à la fin.',
  table: (title: string): string => `${title}, consommation mois par mois`,
  month: 'Mois',
  session: 'Interventions',
  consumed: 'Consommé',
  remains: 'Reste',
  total: 'En tout',
  nothingYet: 'Rien n’a encore été consommé',
  nothingYetDetail: 'La courbe commencera avec la première intervention.',
};

export type MoneyWords = typeof french;

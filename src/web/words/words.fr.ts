/** What the shell, the components and the error pages say, in French: the other language says the same, no more and no less. */
export const french = {
  shell: {
    skip: 'Aller au contenu',
    menu: 'Menu principal',
    language: 'Langue de l’affichage',
    account: 'Mon compte',
    signIn: 'Se connecter',
    demonstration: 'Démonstration, avec de faux noms',
  },
  navigation: {
    call: 'Appeler',
    book: 'Réserver',
    bookings: 'Demandes',
    me: 'Moi',
    home: 'Accueil',
    network: 'Réseau',
    calls: 'Appels',
    budgets: 'Budgets',
    statements: 'Relevés',
    agreements: 'Conventions',
    offers: 'Offres',
    networks: 'Réseaux',
  },
  sections: {
    label: 'Dans cette partie',
    professionals: 'Professionnels',
    practices: 'Lieux d’exercice',
    providers: 'Prestataires',
    accounts: 'Comptes',
    audit: 'Journal',
    usage: 'Consommations',
    bookings: 'Demandes',
    imports: 'Listes d’appels',
    invoices: 'Factures',
    events: 'Messages reçus',
    late: 'Utilisations tardives',
    agreements: 'Conventions',
    funders: 'Financeurs',
    statements: 'Relevés',
    handovers: 'Passages de relais',
    activity: 'Rapport d’activité',
  },
  roles: {
    professional: 'Professionnel de santé',
    staff: 'Secrétariat',
    coordinator: 'Coordination',
    funder: 'Financeur',
    provider: 'Prestataire',
    former_carrier: 'Ancien porteur',
    admin: 'Administration',
  },
  modalities: {
    phone_now: 'Téléphone immédiat',
    phone_booked: 'Téléphone sur rendez-vous',
    video: 'Visio',
    on_site: 'Sur place',
  },
  progress: 'Avancement',
  steps: 'Étapes',
  live: 'En ligne',
  states: {
    requested: 'Demandée',
    dispatched: 'Transmise',
    dispatchedTo: (provider: string): string => `Transmise à ${provider}`,
    confirmed: 'Confirmée',
    in_session: 'En ligne',
    inSessionFor: (duration: string): string => `En ligne, ${duration}`,
    completed: 'Faite',
    awaiting_usage: 'En attente de la liste',
    unreported: 'Sans nouvelle',
    unmet: 'Sans interprète',
    cancelled: 'Annulée',
    cancelledBy: (who: string): string => `Annulée par ${who}`,
    no_show: 'Patient absent',
    interpreter_no_show: 'Interprète absent',
  },
  budget: {
    granted: 'accordé',
    consumed: 'consommé',
    committed: 'engagé',
    available: 'disponible',
    overdrawn: 'dépassement',
    overdrawnBy: (sum: string): string => `Dépassé de ${sum}`,
    /** Read aloud in place of the bar. */
    bar: (granted: string, consumed: string, committed: string, available: string): string =>
      `Sur ${granted} accordés : ${consumed} consommés, ${committed} engagés, ${available} disponibles`,
    barOverdrawn: (granted: string, overdrawn: string): string =>
      `${granted} accordés, tous consommés, et ${overdrawn} de dépassement`,
  },
  /** An agreement's money, wherever it is shown. */
  agreement: {
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
    closedOn: (day: string): string => `Finie depuis le ${day}`,
    oneSession: 'intervention',
    manySessions: 'interventions',
    pace: (sum: string): string => `${sum} par jour ces trois derniers mois.`,
    chart: (title: string): string => `${title} : ce qui reste, jour après jour`,
    heard: (granted: string, left: string, until: string): string =>
      `Sur ${granted} accordés, il reste ${left} au ${until}.`,
    heardRunOut: (day: string): string => `À ce rythme, plus rien vers le ${day}.`,
    between: (earliest: string, latest: string): string =>
      `Au plus vite, plus rien le ${earliest} ; au plus lent, le ${latest}.`,
    notBefore: (earliest: string): string =>
      `Au plus vite, plus rien le ${earliest} ; au plus lent, l’argent dure jusqu’à la fin.`,
    heardLasts: 'À ce rythme, l’argent dure jusqu’à la fin.',
    table: (title: string): string => `${title}, consommation mois par mois`,
    month: 'Mois',
    session: 'Interventions',
    consumed: 'Consommé',
    remains: 'Accordé moins consommé',
    total: 'En tout',
    nothingYet: 'Rien n’a encore été consommé',
    nothingYetDetail: 'La courbe commencera avec la première intervention.',
  },
  masked: 'masqué',
  chart: {
    figures: 'Les chiffres du graphique',
    today: 'aujourd’hui',
    runsOut: (day: string): string => `épuisement vers le ${day}`,
    ends: (day: string): string => `fin le ${day}`,
    handover: (day: string): string => `relais, ${day}`,
  },
  call: {
    free: 'Gratuit pour vous et votre patient',
    callProvider: (provider: string): string => `Appeler ${provider}`,
  },
  form: {
    missing: (count: number): string =>
      count === 1 ? 'À revoir : une chose' : `À revoir : ${numeral(count)} choses`,
    optional: 'facultatif',
    search: 'Chercher',
  },
  lists: {
    narrow: 'Filtrer la liste',
    filter: 'Filtrer',
    all: 'Tout montrer',
    next: 'Page suivante',
    beginning: 'Revenir au début',
    pages: 'Pages de la liste',
    csv: 'Emporter la liste (CSV)',
  },
  errors: {
    '400': {
      title: 'La demande n’a pas pu être lue',
      detail: 'Rien n’a été enregistré. Revenez en arrière et recommencez.',
    },
    '401': {
      title: 'Cette page demande de se connecter',
      detail: 'Un lien par courriel suffit, il n’y a pas de mot de passe.',
    },
    /** A form was sent after the session had ended. @param isKept what was typed comes back with the page */
    signedOut: (isKept: boolean): Readonly<{ title: string; detail: string }> => ({
      title: 'Vous n’êtes plus connecté',
      detail: `Rien n’a été demandé ni enregistré. Reconnectez-vous : vous revenez à cette page${isKept ? ', avec ce que vous aviez rempli.' : '.'}`,
    }),
    '403': {
      title: 'Cette page ne vous est pas ouverte',
      detail: 'Si c’est une erreur, la coordination peut vous l’ouvrir.',
    },
    '404': {
      title: 'Cette page n’existe pas, ou ne vous est pas ouverte',
      detail: 'L’adresse est peut-être ancienne, ou incomplète.',
    },
    '500': {
      title: 'La page n’a pas pu se faire. Votre demande, elle, est gardée.',
      detail: 'Réessayez dans un instant. Pour un interprète maintenant, le numéro marche sans nous.',
    },
    connectedAs: (email: string, role: string): string => `Vous êtes connecté comme ${email} (${role}).`,
    back: 'Revenir à l’accueil',
    retry: 'Réessayer',
    signIn: 'Se connecter',
    otherAccount: 'Changer de compte',
    incident: (id: string): string => `Incident ${id}, à donner à la coordination.`,
  },
};

/** Every language has exactly these words. */
export type Catalogue = typeof french;

function numeral(count: number): string {
  return (
    ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'][count] ?? `${count}`
  );
}

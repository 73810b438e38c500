import { typesetAll, type Language } from '../../../web/index.js';

const french = {
  title: 'Se comprendre, en consultation',
  name: 'Truchement ',
  well: 'est en marche',
  unwell: 'ne peut pas travailler',
  unwellDetail: ' : la base ou la file ne répond pas.',
  what: 'L’interprétariat des réseaux de professionnels de santé, de la demande de rendez-vous au compte rendu du financeur.',
  running: 'Ce qui tourne',
  version: 'version',
  role: 'rôle',
  roles: { all: 'web et tâches', web: 'web', worker: 'tâches', migrate: 'migration' },
  database: 'base de données',
  embedded: 'PostgreSQL embarqué',
  queue: 'file des tâches',
  queueIn: (store: string): string => `dans ${store}`,
  simulator: 'prestataires simulés',
  links: 'Aller voir',
  signIn: 'Se connecter',
  home: 'Aller à mon accueil',
  api: 'La page de l’API',
  openApi: 'La même, pour un programme',
  health: 'L’état de santé',
};

type FrontPageWords = typeof french;

const english: FrontPageWords = {
  title: 'Understanding each other, in consultation',
  name: 'Truchement ',
  well: 'is running',
  unwell: 'cannot work',
  unwellDetail: ': the database or the queue does not answer.',
  what: 'Interpreting for networks of health professionals, from the request to the funder’s statement.',
  running: 'What is running',
  version: 'version',
  role: 'role',
  roles: { all: 'web and jobs', web: 'web', worker: 'jobs', migrate: 'migration' },
  database: 'database',
  embedded: 'PostgreSQL, embedded',
  queue: 'job queue',
  queueIn: (store: string): string => `in ${store}`,
  simulator: 'simulated providers',
  links: 'Have a look',
  signIn: 'Sign in',
  home: 'Go to my home page',
  api: 'The API’s page',
  openApi: 'The same, for a program',
  health: 'State of health',
};

const all: Readonly<Record<Language, FrontPageWords>> = { fr: typesetAll(french), en: english };

export const frontPageWords = (language: Language): FrontPageWords => all[language];

import { isIP } from 'node:net';
import type { OpenIdClient } from './open-id-provider.js';
import type { MailSettings } from '../mail/mail.js';

export const processRoles = ['web', 'worker', 'all', 'migrate'] as const;
export type ProcessRole = (typeof processRoles)[number];

/** What the program needs to know of its surroundings, checked before anything starts. */
export type Config = Readonly<{
  role: ProcessRole;
  host: string;
  port: number;
  /** The platform's address as others reach it, without a slash at the end. */
  publicUrl: string;
  /** null: a PostgreSQL of its own under `dataDir`. */
  databaseUrl: string | null;
  /** A Redis for the queues; null: they live in PostgreSQL. */
  queueUrl: string | null;
  dataDir: string;
  /** 32 bytes that seal providers' secrets; null only in the embedded default, which makes and keeps its own. */
  secretKey: Buffer | null;
  /** The first administrator, whose account is made at start. */
  adminEmail: string | null;
  /** How letters leave: sign-in links first of all. */
  mail: MailSettings;
  /** Pro Santé Connect, where professionals may sign in with their card; null where it is not configured. */
  proSanteConnect: OpenIdClient | null;
  logLevel: LogLevel;
  simulatorPort: number;
  production: boolean;
}>;

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One or more settings are missing or wrong: each is named, with the form that is expected. */
export class ConfigurationInvalid extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`Configuration à corriger :\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigurationInvalid';
  }
}

/** @throws ConfigurationInvalid naming every wrong or missing variable at once. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const problems: string[] = [];
  function read<T>(name: string, expected: string, fallback: T, parse: (text: string) => T | undefined): T {
    const text = env[name]?.trim();
    if (!text) return fallback;
    const value = parse(text);
    if (value === undefined) problems.push(`${name} : attendu ${expected}.`);
    return value ?? fallback;
  }
  const oneOf =
    <T extends string>(values: readonly T[]) =>
    (text: string): T | undefined =>
      values.find((value) => value === text);

  const port = read('PORT', 'un numéro de port, de 1 à 65535', 3000, portOf);
  const databaseUrl = read(
    'DATABASE_URL',
    'une adresse postgres://…',
    null,
    urlOf(['postgres:', 'postgresql:']),
  );
  const publicUrl = read('PUBLIC_URL', 'une adresse http(s)://…', `http://localhost:${port}`, (text) =>
    urlOf(['http:', 'https:'])(text)?.replace(/\/+$/, ''),
  );
  const smtpUrl = read('SMTP_URL', 'une adresse smtp://… ou smtps://…', null, urlOf(['smtp:', 'smtps:']));
  const mailFrom = read(
    'MAIL_FROM',
    'une adresse électronique, ou « Nom <adresse> »',
    `Truchement <ne-pas-repondre@${new URL(publicUrl).hostname}>`,
    (text) => (SENDER.test(text) ? text : undefined),
  );
  const discoveryUrl = read(
    'PSC_DISCOVERY_URL',
    'une adresse https://…/.well-known/wallet-openid-configuration',
    null,
    discoveryOf,
  );
  const [clientId, clientSecret] = [env['PSC_CLIENT_ID']?.trim(), env['PSC_CLIENT_SECRET']?.trim()];
  const pscGiven = pscNames.filter((name) => env[name]?.trim());
  if (pscGiven.length > 0 && pscGiven.length < pscNames.length) {
    const missing = pscNames.filter((name) => !pscGiven.includes(name));
    problems.push(`${missing.join(', ')} : manque ; Pro Santé Connect demande ${pscNames.join(', ')}.`);
  }
  const config: Config = {
    role: read('ROLE', `un rôle parmi ${processRoles.join(', ')}`, 'all', oneOf(processRoles)),
    host: read(
      'HOST',
      'une adresse IP, par exemple 127.0.0.1',
      databaseUrl ? '0.0.0.0' : '127.0.0.1',
      (text) => (isIP(text) ? text : undefined),
    ),
    port,
    publicUrl,
    databaseUrl,
    queueUrl: read('QUEUE_URL', 'une adresse redis://… ou rediss://…', null, urlOf(['redis:', 'rediss:'])),
    dataDir: env['DATA_DIR']?.trim() || '.data',
    secretKey: read('SECRET_KEY', '32 octets en base64 (openssl rand -base64 32)', null, (text) => {
      const key = Buffer.from(text, 'base64');
      return key.length === 32 ? key : undefined;
    }),
    adminEmail: read('ADMIN_EMAIL', 'une adresse électronique', null, (text) =>
      /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text) ? text : undefined,
    ),
    mail: smtpUrl
      ? { kind: 'smtp', url: smtpUrl, from: mailFrom }
      : { kind: databaseUrl ? 'none' : 'mailbox' },
    proSanteConnect:
      discoveryUrl && clientId && clientSecret ? { discoveryUrl, clientId, clientSecret } : null,
    logLevel: read('LOG_LEVEL', `un niveau parmi ${logLevels.join(', ')}`, 'info', oneOf(logLevels)),
    simulatorPort: read(
      'SIMULATOR_PORT',
      'un numéro de port, de 1 à 65535',
      port < 65_535 ? port + 1 : port - 1,
      portOf,
    ),
    production: env['NODE_ENV'] === 'production',
  };
  if (databaseUrl && !env['SECRET_KEY']?.trim()) {
    problems.push('SECRET_KEY : manque ; attendu 32 octets en base64 (openssl rand -base64 32).');
  }
  if (!databaseUrl && config.role !== 'all') {
    problems.push(`ROLE=${config.role} demande DATABASE_URL ; sans base, seul ROLE=all a un sens.`);
  }
  if (!databaseUrl && config.production) {
    problems.push(
      'DATABASE_URL : manque ; NODE_ENV=production demande une base, le réseau de démonstration n’y a pas sa place.',
    );
  }
  if (problems.length > 0) throw new ConfigurationInvalid(problems);
  return config;
};

const pscNames = ['PSC_DISCOVERY_URL', 'PSC_CLIENT_ID', 'PSC_CLIENT_SECRET'] as const;

/** A discovery document, at whatever address it is; without TLS only on this machine. */
const discoveryOf = (text: string): string | undefined => {
  const address = urlOf(['http:', 'https:'])(text);
  if (!address?.includes('/.well-known/')) return undefined;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1'].includes(hostname) ? address : undefined;
};

const SENDER = /^(?:[^\s<>@]+@[^\s<>@]+|[^<>@\r\n]+ <[^\s<>@]+@[^\s<>@]+>)$/;

const portOf = (text: string): number | undefined => {
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65_535 ? port : undefined;
};

const urlOf =
  (protocols: readonly string[]) =>
  (text: string): string | undefined =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined;

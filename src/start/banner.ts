export type Banner = Readonly<{
  version: string;
  publicUrl: string;
  simulatorUrl: string;
  /** As the person who started the program would type it. */
  dataDir: string;
  accounts: readonly Readonly<{
    network: string;
    people: readonly Readonly<{ email: string; who: string }>[];
  }>[];
}>;

/** What a person reads once everything answers: where to look, who they can be, how to stop. Plain text. */
export const banner = ({ version, publicUrl, simulatorUrl, dataDir, accounts }: Banner): string => {
  const width = Math.max(...accounts.flatMap(({ people }) => people.map(({ email }) => email.length))) + 3;
  const first = accounts[0]?.people[0]?.email ?? 'ADRESSE';
  const line = (label: string, value: string): string => `    ${label.padEnd(width)}${value}`;
  return [
    '',
    `  ●────◆────●   Truchement ${version} est prêt.`,
    '',
    line('Page d’accueil', `${publicUrl}/`),
    line('Page de l’API', `${publicUrl}/api/docs`),
    line('Simulateur', `${simulatorUrl}/control/accounts`),
    line('Journal', `${dataDir}/truchement.log`),
    '',
    ...accounts.flatMap(({ network, people }) => [
      `  ${network}`,
      ...people.map(({ email, who }) => line(email, who)),
      '',
    ]),
    '  Un jeton d’API pour l’un de ces comptes, dans une autre fenêtre :',
    `    npm run --silent token -- ${first}`,
    '',
    `  Ctrl-C arrête tout. Les données restent dans ${dataDir}/.`,
    '',
    '',
  ].join('\n');
};

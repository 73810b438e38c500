import { once } from 'node:events';
import { createServer } from 'node:net';

/** The program cannot start here. The message is in French and says what to do: it is read on a console. */
export class StartRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

/**
 * The same failure in words for the console, where it is a port that could not be opened.
 * @param variable what chooses the port: `PORT`, `SIMULATOR_PORT`
 */
export const portRefused = (error: unknown, port: number, variable: string): unknown => {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartRefused(
        `Le port ${port} est déjà pris par un autre programme. Arrêtez-le, ou choisissez un autre port : ` +
          `${variable}=${port + 10} npm start`,
      );
    case 'EACCES':
      return new StartRefused(
        `Ce compte n’a pas le droit d’ouvrir le port ${port}. Choisissez-en un au-dessus de 1023 : ${variable}=3000 npm start`,
      );
    case 'EADDRNOTAVAIL':
      return new StartRefused('HOST : cette machine n’a pas cette adresse IP.');
    case 'ERR_SOCKET_BAD_PORT':
      return new StartRefused(`${variable} : attendu un numéro de port, de 1 à 65535, et non ${port}.`);
    default:
      return error;
  }
};

/** Tells that the port is taken before the work that precedes opening it. @throws StartRefused */
export const requireFreePort = async ({ host, port }: { host: string; port: number }): Promise<void> => {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    throw portRefused(error, port, 'PORT');
  }
  await once(server.close(), 'close');
};

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

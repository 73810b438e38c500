import { hkdfSync } from 'node:crypto';

/** The accounts under which the simulator plays the demo's providers. */
export const simulatedNames = ['ism', 'sur-place', 'imedi'] as const;
export type SimulatedName = (typeof simulatedNames)[number];
export type SimulatedProviders = Readonly<Record<SimulatedName, { secret: string; baseUrl: string }>>;

const SECRET_BYTES = 32;

/**
 * Where the simulator plays each provider, and the secret they share with the program. Secrets come out of the program's
 * own key: they are the same at each start, and differ from one installation to the next.
 */
export const simulatedProviders = (secretKey: Buffer, simulatorUrl: string): SimulatedProviders => {
  const play = (name: SimulatedName) => ({
    secret: `whsec_${Buffer.from(hkdfSync('sha256', secretKey, '', `simulator:${name}`, SECRET_BYTES)).toString('base64')}`,
    baseUrl: `${simulatorUrl}/${name}`,
  });
  return { ism: play('ism'), 'sur-place': play('sur-place'), imedi: play('imedi') };
};

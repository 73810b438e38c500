import supertest, { type Test } from 'supertest';
import { Mailbox } from '../../src/platform/mail/index.js';
import { eventually } from './scene.js';
import { aProfessional, anRpps, type Made, type Network } from './world.js';

export const A_PDF = Buffer.from('%PDF-1.7\nune carte CPS\n');

/** Invites somebody. The program must be at work. @returns the path of the link in the letter: `/join/…` */
export const anInvitation = async (
  { truchement, coordinator }: Network,
  professional: Made & Readonly<{ email: string }>,
): Promise<Readonly<{ path: string; professional: Made }>> => {
  const invitations = async (): Promise<readonly string[]> =>
    (await truchement.app.get(Mailbox).latest()).flatMap(
      ({ to, body }) => (to === professional.email && /\/join\/[\w-]{43}/.exec(body)?.[0]) || [],
    );
  const known = (await invitations()).length;
  await coordinator.post(`/professionals/${professional.id}/invite`).expect(201);
  const [path] = await eventually(invitations, ({ length }) => length > known);
  return { path: path!, professional };
};

type Form = Readonly<{
  practiceId: string;
  file?: Buffer | null;
  [field: string]: string | Buffer | null | undefined;
}>;

/** Sends the form, filled as usual but for what the test says, from the site’s own page. */
export const apply = (
  { truchement: { url } }: Network,
  path: string,
  { file = A_PDF, ...fields }: Form,
): Test => {
  const form = {
    givenName: 'Anne',
    familyName: 'Le Gall',
    profession: 'midwife',
    rpps: anRpps(),
    charter: '2026-1',
    ...fields,
  } as Record<string, string>;
  const request = supertest(url).post(path).redirects(0).set('origin', url).set('accept', 'text/html');
  for (const [name, value] of Object.entries(form)) void request.field(name, value);
  return file instanceof Buffer ? request.attach('proof', file, 'carte.pdf') : request;
};

/** Somebody's application that waits for an answer. @returns its id */
export const anApplication = async (network: Network, practice: Made): Promise<string> => {
  const { path, professional } = await anInvitation(
    network,
    await aProfessional(network, { practice, enrolled: false }),
  );
  await apply(network, path, { practiceId: practice.id }).expect(303);
  const { body } = await network.coordinator.get('/applications').expect(200);
  return body.items.find((one: { professionalId: string }) => one.professionalId === professional.id).id;
};

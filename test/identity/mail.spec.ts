import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { ConfigurationInvalid, readConfig } from '../../src/platform/config/config.js';
import { aBrowser } from '../support/browser.js';
import { eventually } from '../support/scene.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { readPdf } from '../support/read-pdf.js';
import { aFunder, anAccount, anAgreement, aNetwork, type Network } from '../support/world.js';

type Letter = Readonly<{ to: string[]; text: string }>;

describe('letters', () => {
  const letters: Letter[] = [];
  let refusals = 0;
  let server: SMTPServer;
  let truchement: TestApp;
  let rouen: Network;
  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, callback) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        stream.on('end', () => {
          if (refusals-- > 0) return callback(Object.assign(new Error('later'), { responseCode: 451 }));
          letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
          callback();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const mail = {
      kind: 'smtp',
      url: `smtp://127.0.0.1:${port}`,
      from: 'Truchement <no-reply@rouen.example>',
    } as const;
    truchement = await startTestApp({ work: true, mail });
    rouen = await aNetwork(truchement);
  });
  afterAll(async () => {
    await truchement.close();
    await new Promise<void>((resolve) => server.close(resolve));
  });

  const letterTo = (email: string): Promise<Letter | undefined> =>
    eventually(
      async () => letters.find(({ to }) => to.includes(email)),
      (letter) => letter !== undefined,
    );

  /** Undoes quoted-printable (RFC 2045 §6.7). */
  const plain = (text: string): string =>
    text
      .replace(/=\r\n/g, '')
      .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

  it('go out by the mail server, with a link that lets in', async () => {
    const { email } = await anAccount(rouen, 'coordinator');
    await aBrowser(truchement).submit('/sign-in', { email }).expect(303);
    const letter = (await letterTo(email))!;
    expect(letter.text).toMatch(/^From: Truchement <no-reply@rouen.example>/m);
    const link = /http:\/\/\S+\/sign-in\/link\/[\w-]{43}/.exec(plain(letter.text))![0];
    await aBrowser(truchement).submit(new URL(link).pathname).expect(303);
  });

  it('go out again when the mail server said later, and only the link that arrived works', async () => {
    refusals = 2;
    const { email } = await anAccount(rouen, 'coordinator');
    await aBrowser(truchement).submit('/sign-in', { email }).expect(303);
    expect((await letterTo(email))!.to).toEqual([email]);
    expect(letters.filter(({ to }) => to.includes(email))).toHaveLength(1);
  });

  it('carry the PDF of a statement to its funder where that was chosen, and no figure anywhere else', async () => {
    const funder = await aFunder(rouen);
    const { email } = await anAccount(rouen, 'funder', { funderId: funder.id });
    const agreement = await anAgreement(rouen, { funder, startsOn: '2022-01-01', endsOn: '2023-12-31' });
    const issue = async (attachesPdf: boolean, from: string, to: string): Promise<Letter> => {
      letters.length = 0;
      const chosen = { every: 'none', namesProfessionals: false, attachesPdf };
      await rouen.coordinator.post(`/agreements/${agreement.id}/statement-preferences`, chosen).expect(200);
      const draft = { agreementId: agreement.id, from, to };
      const { id } = (await rouen.coordinator.post('/statements', draft).expect(201)).body;
      await rouen.coordinator.post(`/statements/${id}/issue`).expect(200);
      return (await letterTo(email))!;
    };
    const bare = await issue(false, '2022-01-01', '2022-01-31');
    expect(bare.text).not.toMatch(/application\/pdf|multipart/);
    const { text } = await issue(true, '2022-02-01', '2022-02-28');
    expect(text).toMatch(/Content-Type: application\/pdf; name=releve-[\w-]+\.pdf/);
    const [, encoded] = /Content-Disposition: attachment;[^]*?\r\n\r\n([\w+/=\r\n]+)/.exec(text)!;
    const { texts } = readPdf(Buffer.from(encoded!, 'base64'));
    expect(texts.join(' ')).toContain('du 1er février au 28 février 2022');
  });

  it('are configured by an address that is checked at start', () => {
    const env = { DATABASE_URL: 'postgres://x@y/z', SECRET_KEY: Buffer.alloc(32).toString('base64') };
    expect(
      readConfig({ ...env, PUBLIC_URL: 'https://a.example', SMTP_URL: 'smtps://u:p@mail.example:465' }).mail,
    ).toEqual({
      kind: 'smtp',
      url: 'smtps://u:p@mail.example:465',
      from: 'Truchement <ne-pas-repondre@a.example>',
    });
    expect(readConfig(env).mail).toEqual({ kind: 'none' });
    expect(readConfig({}).mail).toEqual({ kind: 'mailbox' });
    for (const wrong of [
      { SMTP_URL: 'http://mail.example' },
      { MAIL_FROM: 'nobody' },
      { MAIL_FROM: 'a@b\r\nBcc: c@d' },
    ]) {
      expect(() => readConfig({ ...env, ...wrong })).toThrow(ConfigurationInvalid);
    }
  });
});

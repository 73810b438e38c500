import { createTransport, type Transporter } from 'nodemailer';
import { Post, type Mail } from './mail.js';

const PATIENCE_MS = 15_000;

/** Hands letters to a mail server (RFC 5321). */
export class SmtpPost extends Post {
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  override async send({ to, subject, body, attachment }: Mail): Promise<void> {
    // As an object, the address is never parsed: it can't become two recipients or another header.
    await this.transport.sendMail({
      from: this.from,
      to: { name: '', address: to },
      subject,
      text: body,
      ...(attachment && {
        attachments: [
          { filename: attachment.name, contentType: attachment.type, content: attachment.content },
        ],
      }),
    });
  }
}

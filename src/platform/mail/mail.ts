/** A letter to one person, in plain text: every program reads it, and nothing in it is fetched or tracked. */
export type Mail = Readonly<{ to: string; subject: string; body: string; attachment?: Attachment }>;

/** A file that goes with a letter; `type` is its media type. */
export type Attachment = Readonly<{ name: string; type: string; content: Buffer }>;

/** Carries letters out of the program. */
export abstract class Post {
  /** @throws when the letter was not taken: whoever sends it tries again. */
  abstract send(mail: Mail): Promise<void>;
}

/** How letters leave: by a mail server, into the mailbox page of one machine, or not at all. */
export type MailSettings =
  | Readonly<{ kind: 'smtp'; url: string; from: string }>
  | Readonly<{ kind: 'mailbox' }>
  | Readonly<{ kind: 'none' }>;

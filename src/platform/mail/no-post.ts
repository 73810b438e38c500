import { Post } from './mail.js';

/** Where no mail server is configured. */
export class NoPost extends Post {
  override async send(): Promise<void> {
    throw new Error('no mail server: set SMTP_URL');
  }
}

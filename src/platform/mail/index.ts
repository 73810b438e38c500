export { Post, type MailSettings } from './mail.js';
export { Mailbox } from './mailbox.js';

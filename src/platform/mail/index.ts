export { Post, type Mail, type MailSettings } from './mail.js';
export { Mailbox } from './mailbox.js';

export { Post, type Mail, type MailSettings } from './mail.js';
export { Mailbox, type KeptMail } from './mailbox.js';

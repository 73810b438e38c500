import type { Readable } from 'node:stream';
import type { Reply } from './exchange.js';

/** A file to take away; `name` with its ending. */
export type SentFile = Readonly<{ name: string; type: string; content: Buffer | Readable }>;

/** Answers with a file that is kept by whoever asked, and by nobody between. */
export const sendFile = (reply: Reply, { name, type, content }: SentFile): Reply =>
  reply
    .headers({
      'content-type': type,
      'content-disposition': `attachment; filename="${inFileName(name)}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .send(content);

/** As every system takes it, and every header: `releve-MDM-2021-2023-1.pdf`. */
const inFileName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^\w.-]+/g, '-');

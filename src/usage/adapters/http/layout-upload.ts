import { InvalidInput, type Bilingual } from '../../../kernel/errors.js';
import { LARGEST_WORKBOOK } from '../../../platform/documents/index.js';
import type { Request } from '../../../platform/http/index.js';
import { isWorkbook } from '../files/read-workbook-list.js';
import { SAMPLE_BYTES } from '../files/sample-tables.js';
import { takeUpload } from './upload.js';

/** A sample as a form brings it, in memory and nowhere else: of a text, its beginning. */
export type SampleUpload = Readonly<{ bytes: Buffer; fields: Readonly<Record<string, string>> }>;

/** @param known the names of the form's other fields. @throws InvalidInput */
export const takeSample = async (request: Request, known: readonly string[]): Promise<SampleUpload> => {
  let bytes: Buffer = Buffer.alloc(0);
  const { fields } = await takeUpload(
    request,
    async (pieces) => {
      bytes = await beginningOf(pieces);
      return 'sample';
    },
    known,
  );
  return { bytes, fields };
};

const beginningOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const kept: Uint8Array[] = [];
  let length = 0;
  let most = SAMPLE_BYTES;
  // Read to its end even where nothing more of it is kept: what follows it in the form has to come through.
  for await (const piece of pieces) {
    if (length === 0 && isWorkbook(Buffer.from(piece))) most = LARGEST_WORKBOOK + 1;
    if (length < most) kept.push(piece);
    length += piece.length;
  }
  if (most > SAMPLE_BYTES && length > LARGEST_WORKBOOK) throw tooLarge();
  return Buffer.concat(kept);
};

const tooLarge = (): InvalidInput => new InvalidInput([{ pointer: '/file', message: tooLargeWords }]);
const tooLargeWords: Bilingual = {
  fr: 'Ce classeur dépasse 10 Mo : gardez-en les premières lignes, ou enregistrez-le en « CSV UTF-8 ».',
  en: 'This workbook is larger than 10 MB: keep its first lines, or save it as "CSV UTF-8".',
};

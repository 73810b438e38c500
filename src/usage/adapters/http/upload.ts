import { InvalidInput } from '../../../kernel/errors.js';
import type { Request } from '../../../platform/http/index.js';

/**
 * @property fileName as the sender calls it, cleaned; null where nothing is left of it
 * @property fields those that the form has and that are not blank, by name
 */
export type Upload = Readonly<{
  fingerprint: string;
  fileName: string | null;
  fields: Readonly<Record<string, string>>;
}>;

/**
 * Takes the form of an import apart as it streams: its file goes to `write`, which gives the file's fingerprint back.
 * @param known the names of its other fields
 * @throws InvalidInput when there is no file, or a field that such a form does not have
 */
export const takeUpload = async (
  request: Request,
  write: (bytes: AsyncIterable<Uint8Array>) => Promise<string>,
  known: readonly string[],
): Promise<Upload> => {
  if (!request.isMultipart()) throw noFile();
  try {
    return await takeApart(request, write, known);
  } catch (error) {
    throw error instanceof Error && UNREADABLE.test(error.message) ? unreadableForm() : error;
  }
};

/** What the multipart parser says of a form cut short, without a boundary, or that is none. */
const UNREADABLE =
  /^(Multipart: |Unexpected end of|Malformed part header|Part terminated early|Premature close)/;

const takeApart = async (
  request: Request,
  write: (bytes: AsyncIterable<Uint8Array>) => Promise<string>,
  known: readonly string[],
): Promise<Upload> => {
  let fingerprint: string | undefined;
  let fileName: string | null = null;
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'file' && part.fieldname === 'file') {
      // A browser sends a file that nobody chose as one without a name.
      if (part.filename) {
        fileName = cleaned(part.filename);
        fingerprint = await write(part.file);
      } else part.file.resume();
    } else if (part.type === 'field' && known.includes(part.fieldname)) {
      const text = textOf(part.value);
      if (text.trim()) fields[part.fieldname] = text;
    } else throw unknownField(part.fieldname);
  }
  if (fingerprint === undefined) throw noFile();
  return { fingerprint, fileName, fields };
};

const LONGEST_NAME = 120;

/** A name to be read, not a path: no folders, nothing that can't be seen or turns the writing round. */
const cleaned = (name: string): string | null => {
  const seen = (name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return [...seen].slice(0, LONGEST_NAME).join('') || null;
};

/** A part that calls itself JSON arrives parsed. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const unreadableForm = (): InvalidInput =>
  new InvalidInput([], {
    fr: 'Le formulaire n’a pas pu être lu jusqu’au bout : envoyez le fichier à nouveau, en multipart/form-data.',
    en: 'The form could not be read to its end: send the file again, as multipart/form-data.',
  });

const noFile = (): InvalidInput =>
  new InvalidInput([
    {
      pointer: '/file',
      message: {
        fr: 'Joignez la liste d’appels, en multipart/form-data, dans un champ file.',
        en: 'Attach the call list, as multipart/form-data, in a field called file.',
      },
    },
  ]);

const unknownField = (name: string): InvalidInput =>
  new InvalidInput([
    {
      pointer: `/${name}`,
      message: {
        fr: 'Ce champ n’existe pas ici : retirez-le.',
        en: 'There is no such field here: remove it.',
      },
    },
  ]);

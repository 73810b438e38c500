import { createHash } from 'node:crypto';
import { InvalidInput, type Bilingual } from '../../../kernel/errors.js';
import { Cents } from '../../../kernel/money.js';
import { readAs, type Request } from '../../../platform/http/index.js';
import { DayField, Text, Whole } from '../../../platform/http/fields.js';
import { readAmount } from '../../../usage/index.js';

const LARGEST_BYTES = 10 * 1024 * 1024;
const HUNDRED_MILLION_EUROS = 10_000_000_000;

/** What is written on the invoice. */
export class InvoiceFields {
  @Text({ max: 60, example: 'F-2023-0042', description: 'The provider’s own number' }) number: string;
  @DayField() issuedOn: string;
  @DayField({ description: 'First local day that it is about' }) from: string;
  @DayField({ description: 'Last local day that it is about' }) to: string;
  @Text({ max: 60, optional: true, description: 'Under which name the provider knows the network' })
  clientAccount?: string;
  @Whole({ min: -HUNDRED_MILLION_EUROS, max: HUNDRED_MILLION_EUROS, description: 'VAT included' })
  totalCents: number;
}

/** An invoice as a form brings it. `list` is the file of its lines, where there is one. */
export type InvoiceForm = Readonly<{
  fields: InvoiceFields & { totalCents: Cents };
  pdf: Buffer;
  list: Buffer | null;
  /** Those of the form that are not of the invoice, such as the provider that a page asks for. */
  others: Texts;
}>;

type Texts = Readonly<Record<string, string>>;
type Parts = Readonly<{ texts: Texts; files: Readonly<Record<string, Buffer>> }>;

/**
 * `total`, in euros as people write them, may stand for `totalCents`.
 * @throws InvalidInput with a pointer to what is missing, unreadable, or no PDF
 */
export const invoiceIn = async ({ texts, files }: Parts): Promise<InvoiceForm> => {
  const written = Object.entries(texts).filter(([name]) => isOfInvoice(name) && !name.startsWith('total'));
  const total = centsOf(texts['total'], texts['totalCents']);
  const fields = await readAs(InvoiceFields, { ...Object.fromEntries(written), ...total });
  if (fields.to < fields.from) throw mistake('to', endsBefore);
  const pdf = files['pdf'];
  if (!pdf) throw mistake('pdf', noPdf);
  if (!pdf.subarray(0, PDF.length).equals(PDF)) throw mistake('pdf', notPdf);
  const others = Object.fromEntries(Object.entries(texts).filter(([name]) => !isOfInvoice(name)));
  return {
    fields: { ...fields, totalCents: Cents(fields.totalCents) },
    pdf,
    list: files['lines'] ?? null,
    others,
  };
};

/** Hexadecimal. */
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const PDF = Buffer.from('%PDF-');
const fileFields = ['pdf', 'lines'];
const isOfInvoice = (name: string): boolean =>
  ['number', 'issuedOn', 'from', 'to', 'clientAccount', 'total', 'totalCents'].includes(name);

/**
 * Takes the form apart: its texts without the spaces around them, and its files.
 * @param others the names of its fields that are not the invoice's
 * @throws InvalidInput for a field that such a form does not have, or a file of more than 10 MB
 */
export const partsOf = async (request: Request, others: readonly string[] = []): Promise<Parts> => {
  if (!request.isMultipart()) throw mistake('pdf', noPdf);
  const [texts, files]: [Record<string, string>, Record<string, Buffer>] = [{}, {}];
  const isKnown = (name: string): boolean => isOfInvoice(name) || others.includes(name);
  let underWay = '';
  try {
    const limits = { files: 2, fileSize: LARGEST_BYTES, fields: 12, fieldSize: 1_000 };
    for await (const part of request.parts({ limits })) {
      underWay = part.fieldname;
      if (part.type === 'file' && fileFields.includes(part.fieldname)) {
        const bytes = await part.toBuffer();
        // A browser sends a file that nobody chose as one without a name.
        if (part.filename && bytes.length > 0) files[part.fieldname] = bytes;
      } else if (part.type === 'field' && isKnown(part.fieldname)) {
        const text = String(part.value).trim();
        if (text) texts[part.fieldname] = text;
      } else throw mistake(part.fieldname, noSuchField);
    }
  } catch (error) {
    if (error instanceof InvalidInput) throw error;
    if (isTooLarge(error)) throw mistake(underWay, tooLarge);
    throw error instanceof Error && UNREADABLE.test(error.message) ? new InvalidInput([], cutShort) : error;
  }
  return { texts, files };
};

const centsOf = (
  total: string | undefined,
  totalCents: string | undefined,
): Readonly<{ totalCents?: number }> => {
  if (totalCents !== undefined)
    return { totalCents: /^-?\d{1,12}$/.test(totalCents) ? Number(totalCents) : NaN };
  if (total === undefined) return {};
  const cents = readAmount(total, 'euros');
  if (cents === undefined) throw mistake('total', unreadableAmount);
  return { totalCents: cents };
};

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';
const UNREADABLE =
  /^(Multipart: |Unexpected end of|Malformed part header|Part terminated early|Premature close)/;

const mistake = (field: string, message: Bilingual): InvalidInput =>
  new InvalidInput([{ pointer: `/${field}`, message }]);

const noPdf: Bilingual = {
  fr: 'Joignez la facture telle que reçue, en PDF.',
  en: 'Attach the invoice as it was received, as a PDF.',
};
const notPdf: Bilingual = { fr: 'Ce fichier n’est pas un PDF.', en: 'This file is no PDF.' };
const tooLarge: Bilingual = {
  fr: 'Ce fichier dépasse 10 Mo : envoyez-en un plus léger.',
  en: 'This file is larger than 10 MB: send a lighter one.',
};
const endsBefore: Bilingual = {
  fr: 'La période finit avant de commencer : vérifiez les deux jours.',
  en: 'The period ends before it begins: check both days.',
};
const unreadableAmount: Bilingual = {
  fr: 'Écrivez le total en euros, par exemple 1 042,00.',
  en: 'Write the total in euros, such as 1 042,00.',
};
const noSuchField: Bilingual = {
  fr: 'Ce champ n’existe pas ici : retirez-le.',
  en: 'There is no such field here: remove it.',
};
const cutShort: Bilingual = {
  fr: 'Le formulaire n’a pas pu être lu jusqu’au bout : envoyez-le à nouveau, en multipart/form-data.',
  en: 'The form could not be read to its end: send it again, as multipart/form-data.',
};

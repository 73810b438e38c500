import { InvalidInput, Refusal, type FieldProblem } from '../../../kernel/errors.js';
import { readAs, type Request } from '../../../platform/http/index.js';
import { fieldsOf, type Fields } from '../../../web/index.js';
import { hasRpps } from '../../domain/application.js';
import { proofRefused } from '../../domain/joining.refusals.js';
import { LARGEST_PROOF_BYTES, proofTypeOf, type Proof } from '../../domain/proof.js';
import { ApplicationBody } from '../http/applications.dto.js';
import type { Filled } from '../persistence/applications.js';
import { placeIn } from './place-fields.js';

/** In the list of practices: none of them. */
export const ANOTHER_PLACE = 'new';

/** A file that is too large is cut, and the rest of the form read. */
const settings = {
  throwFileSizeLimit: false,
  limits: { fields: 30, files: 1, fileSize: LARGEST_PROOF_BYTES },
};

/** A form as it was sent: its fields, and the file whole, or as much of it as was taken. */
export type SentForm = Readonly<{ fields: Fields; file: Buffer | null; isTooLarge: boolean }>;

/** @throws InvalidInput when it is no form with a file, or was cut short */
export const readForm = async (request: Request): Promise<SentForm> => {
  if (!request.isMultipart()) throw unreadable();
  const fields = new Map<string, string>();
  let file: Buffer | null = null;
  let isTooLarge = false;
  try {
    for await (const part of request.parts(settings)) {
      if (part.type === 'field') fields.set(part.fieldname, String(part.value));
      else {
        const chunks: Buffer[] = [];
        for await (const chunk of part.file) chunks.push(chunk as Buffer);
        isTooLarge = part.file.truncated;
        if (part.fieldname === 'proof' && chunks.length > 0) file = Buffer.concat(chunks);
      }
    }
  } catch (error) {
    throw error instanceof Refusal ? error : unreadable();
  }
  return { fields: fieldsOf(Object.fromEntries(fields)), file, isTooLarge };
};

/**
 * What the form says, by the rules of the API, all that is wrong told at once.
 * @throws InvalidInput
 */
export const readApplication = async (
  { fields, file, isTooLarge }: SentForm,
  words: Readonly<Record<'rppsMissing' | 'charterMissing', FieldProblem['message']>>,
): Promise<Readonly<{ filled: Filled; proof: Proof }>> => {
  const chosen = fields.text('practiceId');
  const [body, problems] = await read({
    givenName: fields.text('givenName'),
    familyName: fields.text('familyName'),
    profession: fields.text('profession'),
    rpps: fields.text('rpps')?.replaceAll(/\s/gu, ''),
    ...(chosen !== undefined && chosen !== ANOTHER_PLACE
      ? { practiceId: chosen }
      : { practice: placeIn(fields, 'practice-') }),
  });
  const mediaType = file && proofTypeOf(file);
  const why = isTooLarge ? 'too-large' : !file ? 'missing' : !mediaType ? 'other-type' : null;
  const all = [
    ...problems,
    ...(body && !body.rpps && hasRpps(body.profession)
      ? [{ pointer: '/rpps', message: words.rppsMissing }]
      : []),
    ...(fields.isChecked('charter') ? [] : [{ pointer: '/charter', message: words.charterMissing }]),
    ...(why ? (proofRefused(why).problem.errors ?? []) : []),
  ];
  if (all.length > 0 || !body || !file || !mediaType) throw new InvalidInput(all);
  const { givenName, familyName, profession, rpps, practiceId, practice } = body;
  return {
    filled: {
      givenName,
      familyName,
      profession,
      rpps: rpps ?? null,
      practiceId: practiceId ?? null,
      newPractice: practice ?? null,
    },
    proof: { mediaType, bytes: file },
  };
};

const read = async (input: object): Promise<readonly [ApplicationBody | null, readonly FieldProblem[]]> => {
  try {
    return [await readAs(ApplicationBody, input), []];
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return [null, error.problem.errors ?? []];
  }
};

const unreadable = (): InvalidInput =>
  new InvalidInput([], {
    fr: 'Le formulaire n’a pas pu être lu jusqu’au bout. Envoyez-le à nouveau.',
    en: 'The form could not be read to its end. Send it again.',
  });

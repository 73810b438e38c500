import { Inject, Injectable } from '@nestjs/common';
import { InvalidInput, NotFound, type Bilingual, type FieldProblem } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import { Directory, isLanguageCode, type Provider } from '../../network/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { CallImport } from '../domain/call-import.js';
import { defaultMapping, type CallListMapping } from '../domain/call-list/mapping.js';
import { isCallListMapping, mappingProblems } from '../domain/call-list/mapping-problems.js';
import { CallImports } from './call-imports.js';

export type ReceivedFile = Readonly<{
  networkId: Id;
  providerId: Id;
  /** Of the import to be; the file's bytes are kept under it already. */
  importId: Id;
  fingerprint: string;
  fileName: string | null;
  /** As it was sent, JSON text; undefined: the provider's own, or the default. */
  mapping: string | undefined;
  by: Id;
}>;

/** A provider's call list has arrived: it is taken in by a worker. */
@Injectable()
export class ReceiveCallList {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(CallImports) private readonly imports: CallImports,
  ) {}

  /** @throws NotFound when the network has no such provider; InvalidInput with a pointer to each fault of the mapping */
  async execute(tx: Tx, file: ReceivedFile): Promise<CallImport> {
    const { networkId, providerId, importId: id, fingerprint, fileName } = file;
    const provider = await this.directory.provider(networkId, providerId);
    if (!provider) throw new NotFound();
    const mapping =
      file.mapping === undefined ? layoutOf(provider) : mappingOf(parsedMapping(file.mapping), '/mapping');
    const received: CallImport = {
      networkId,
      id,
      providerId,
      status: 'received',
      fileName,
      fingerprint,
      mapping,
      run: 0,
      failures: 0,
      lines: 0,
      created: 0,
      alreadyKnown: 0,
      unmatched: 0,
      changed: 0,
      disputed: 0,
      totalCents: Cents(0),
      firstCallAt: null,
      lastCallAt: null,
      problem: null,
      requestedBy: file.by,
      requestedAt: tx.at,
      finishedAt: null,
    };
    await this.imports.add(tx, received);
    tx.publish({
      type: 'call-list.received.v1',
      networkId,
      subjectId: id,
      facts: { providerId, fingerprint },
    });
    return received;
  }
}

/** How a provider lays its lists out: as it is stored, else the default. @throws InvalidInput when what is stored can't be used */
export const layoutOf = ({ callListMapping }: Pick<Provider, 'callListMapping'>): CallListMapping =>
  mappingOf(callListMapping ?? defaultMapping, '/callListMapping', ofProvider);

/** @throws InvalidInput at `/mapping` */
export const parsedMapping = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidInput([
      {
        pointer: '/mapping',
        message: { fr: 'Un objet JSON est attendu.', en: 'A JSON object is expected.' },
      },
    ]);
  }
};

const ofProvider: Bilingual = {
  fr: 'Le format de liste enregistré chez ce prestataire (callListMapping) ne peut pas servir : voyez la liste. Joignez un format à l’envoi, dans un champ mapping.',
  en: 'The list layout stored with this provider (callListMapping) can’t be used: see the list. Send a layout with the file, in a field called mapping.',
};

/** @param pointerTo where the mapping stands in what was sent. @throws InvalidInput with a pointer to each of its faults */
export const mappingOf = (value: unknown, pointerTo: string, detail?: Bilingual): CallListMapping => {
  const problems = isCallListMapping(value) ? unknownLanguages(value) : mappingProblems(value);
  if (problems.length > 0 || !isCallListMapping(value)) {
    throw new InvalidInput(
      problems.map(({ pointer, message }) => ({ pointer: `${pointerTo}${pointer}`, message })),
      detail,
    );
  }
  return value;
};

const unknownLanguages = ({ languages = {} }: CallListMapping): readonly FieldProblem[] =>
  Object.entries(languages)
    .filter(([, code]) => !isLanguageCode(code))
    .map(([name, code]) => ({
      pointer: `/languages/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      message: {
        fr: `Le catalogue n’a pas de langue ${code}.`,
        en: `The catalogue has no language ${code}.`,
      },
    }));

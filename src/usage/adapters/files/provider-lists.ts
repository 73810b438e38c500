import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { Cents } from '../../../kernel/money.js';
import { Directory } from '../../../network/index.js';
import type {
  Call,
  CallFields,
  CallLine,
  LineRefusal,
  WrongTotalLine,
} from '../../domain/call-list/call-line.js';
import { cellText } from '../../domain/call-list/line-reader.js';
import type { CallListMapping } from '../../domain/call-list/mapping.js';
import { readAmount } from '../../domain/call-list/numbers.js';
import { languageCodeOf } from '../../use-cases/language-code.js';
import { layoutOf } from '../../use-cases/receive-call-list.js';
import { readCallList } from './read-call-list.js';

/** A line that a provider lists, as far as it can be read: `call` is null where `refusal` says why it is none. */
export type ListedLine = Readonly<{
  /** Counts from 1 in the file. */
  line: number;
  reference: string | null;
  /** The client code that the provider says was given. */
  code: string | null;
  /** What the provider asks for, VAT included. */
  amountCents: Cents | null;
  call: Call | null;
  refusal: LineRefusal | null;
  fields: CallFields;
}>;

/** Reads what a provider lists in its own layout: its calls, in the file that comes with an invoice too. */
@Injectable()
export class ProviderLists {
  constructor(@Inject(Directory) private readonly directory: Directory) {}

  /** @throws NotFound when the network has no such provider; CallListUnreadable; InvalidInput when its layout can't be used */
  async *read(
    networkId: Id,
    providerId: Id,
    bytes: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<readonly ListedLine[]> {
    const [provider, { timeZone }] = await Promise.all([
      this.directory.provider(networkId, providerId),
      this.directory.network(networkId),
    ]);
    if (!provider) throw new NotFound();
    const mapping = layoutOf(provider);
    for await (const lines of readCallList(bytes, { mapping, timeZone, languageCodeOf }))
      yield lines.flatMap((line) => ('total' in line ? [] : listedLine(line, mapping)));
  }
}

const listedLine = (line: Exclude<CallLine, WrongTotalLine>, mapping: CallListMapping): ListedLine => {
  if ('call' in line) {
    const { reference, code, providerAmountCents, fields } = line.call;
    return {
      line: line.line,
      reference,
      code,
      amountCents: providerAmountCents,
      call: line.call,
      refusal: null,
      fields,
    };
  }
  const { fields, reason: refusal } = line;
  return {
    line: line.line,
    reference: cellText(fields.reference).slice(0, LONGEST_SHOWN) || null,
    code: cellText(fields.code).slice(0, LONGEST_SHOWN) || null,
    amountCents: readAmount(cellText(fields.amount), mapping.amountUnit ?? 'cents') ?? null,
    call: null,
    refusal,
    fields,
  };
};

const LONGEST_SHOWN = 100;

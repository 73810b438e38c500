import { Inject, Injectable } from '@nestjs/common';
import { Agreements } from '../../../funding/index.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import { spreadsheet } from '../../../platform/documents/index.js';
import type { SentFile } from '../../../platform/http/index.js';
import { CSV_TYPE, csvFile } from '../../../web/index.js';
import type { StatementDocument } from '../../domain/document.js';
import type { StatementReader } from '../persistence/statement-rows.js';
import { Statements } from '../persistence/statements.js';
import { madeAtOf, printStatement } from './printed-statement.js';
import { csvOfFigures, csvOfLines, figureRows, toldOf } from './statement-csv.js';
import { documentSheets } from './statement-sheets.js';

type Audience = StatementDocument['audience'];

/**
 * A statement as files, all of the one document that it is: the same bytes whenever one that is issued is asked for. Lines are
 * for coordinators who ask for their own version, and for nobody else.
 */
@Injectable()
export class StatementFiles {
  constructor(
    @Inject(Statements) private readonly statements: Statements,
    @Inject(Agreements) private readonly agreements: Agreements,
  ) {}

  /** @throws NotFound, as all of them */
  async pdf(reader: StatementReader, id: Id, audience?: Audience | null): Promise<SentFile> {
    const { document, hash, name } = await this.read(reader, id, audience);
    return { name: `${name}.pdf`, type: 'application/pdf', content: await printStatement(document, hash) };
  }

  /** What was sealed, byte for byte: the funder's version unless a coordinator asks for the coordination's. A draft is not found. */
  async json(reader: StatementReader, id: Id, audience?: Audience | null): Promise<SentFile> {
    const version = reader.role === 'coordinator' && audience === 'coordinator' ? audience : 'funder';
    const content = Buffer.from(await this.statements.sealedTextOf(reader, id, version));
    return { name: `${await this.nameOf(reader, id, version)}.json`, type: JSON_TYPE, content };
  }

  /** The lines for coordinators, the figures for funders. */
  async csv(reader: StatementReader, id: Id, audience?: Audience | null): Promise<SentFile> {
    if (reader.role === 'coordinator' && audience !== 'funder') return this.csvOfLines(reader, id);
    const { document, hash, name } = await this.read(reader, id, audience);
    const content = csvFile({ columns: csvOfFigures, rows: figureRows(toldOf(document, hash)) });
    return { name: `${name}.csv`, type: CSV_TYPE, content };
  }

  /** Without what the document says of them: of a draft, all of it would be measured for nothing. */
  private async csvOfLines(reader: ViewerOf<'coordinator'>, id: Id): Promise<SentFile> {
    const name = await this.nameOf(reader, id, 'coordinator');
    const content = csvFile({ columns: csvOfLines, rows: this.statements.linesOf(reader, id) });
    return { name: `${name}.csv`, type: CSV_TYPE, content };
  }

  async xlsx(reader: StatementReader, id: Id, audience?: Audience | null): Promise<SentFile> {
    const { document, hash, name, lines } = await this.read(reader, id, audience);
    const content = spreadsheet(documentSheets(toldOf(document, hash), lines), madeAtOf(document));
    return { name: `${name}.xlsx`, type: XLSX_TYPE, content };
  }

  private async nameOf(reader: StatementReader, id: Id, audience: Audience): Promise<string> {
    const { agreementId, number, from, to } = await this.statements.one(reader, id);
    const agreement = await this.agreements.one(reader.networkId, agreementId);
    if (!agreement) throw new NotFound();
    return fileNameOf({ number, agreement, period: { from, to }, audience });
  }

  private async read(reader: StatementReader, id: Id, wanted: Audience | null | undefined) {
    const statement = await this.statements.one(reader, id);
    const document = await this.statements.documentOf(reader, id, wanted ?? undefined);
    const isWhole = reader.role === 'coordinator' && document.audience === 'coordinator';
    return {
      document,
      hash: isWhole ? statement.detailHash : statement.hash,
      name: fileNameOf(document),
      lines: isWhole ? this.statements.linesOf(reader, id) : null,
    };
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Named = Pick<StatementDocument, 'number' | 'period' | 'audience'> &
  Readonly<{ agreement: Readonly<{ reference: string }> }>;

/** `releve-MDM-2021-2023-1`; a coordinator's version says that it is one, so that it isn't sent in the funder's place. */
export const fileNameOf = ({ number, agreement, period, audience }: Named): string => {
  const which =
    number === null
      ? `projet-de-releve-${agreement.reference}-${period.from}`
      : `releve-${agreement.reference}-${number}`;
  return audience === 'coordinator' ? `${which}-coordination` : which;
};

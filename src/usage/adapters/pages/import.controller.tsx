import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  pageBy,
  positionIn,
  readAs,
  ShowsPeople,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  everyRow,
  fieldsOf,
  OnPage,
  PageController,
  sendCsv,
  sendFragment,
  sendPage,
  Fragment,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { settleReasons, type CallImport, type SettledLine } from '../../domain/call-import.js';
import { columnKeys } from '../../domain/call-list/mapping.js';
import { SessionPriceChanged } from '../../domain/usage.errors.js';
import { CallImports } from '../../use-cases/call-imports.js';
import { ResolveLine } from '../../use-cases/resolve-line.js';
import { decisionOf, ResolveBody } from '../http/imports.dto.js';
import { ImportPages } from '../persistence/import-pages.js';
import { NOBODY } from './attach-form.js';
import { ReadCallNames } from './call-names.js';
import { ImportPage, ReadingSoFar, type ImportPageProps } from './import-page.js';
import { importsWords } from './imports-words.js';
import { typedInstant } from './local-instant.js';
import { ReadLineToSettle } from './read-line-to-settle.js';
import type { SettleLineProps } from './settle-line-props.js';

const NEXT_SHOWN = 20;
const SETTLED_SHOWN = 50;
const IN_A_FILE_AT_ONCE = 500;

/** What comes up on the page, and the form that was refused. */
type Up = Pick<SettleLineProps, 'wanted' | 'typed' | 'refusal'> & Readonly<{ line?: number }>;

@PageController('calls/imports/:id')
@Allow('coordinator')
export class ImportPageController {
  constructor(
    @Inject(CallImports) private readonly imports: CallImports,
    @Inject(ImportPages) private readonly pages: ImportPages,
    @Inject(ReadCallNames) private readonly names: ReadCallNames,
    @Inject(ReadLineToSettle) private readonly readLine: ReadLineToSettle,
    @Inject(ResolveLine) private readonly resolveLine: ResolveLine,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query('line') line: unknown,
    @Query('q') wanted: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const up = { line: lineIn(line), wanted: typeof wanted === 'string' ? wanted.slice(0, 100) : undefined };
    void sendPage(reply, <ImportPage {...await this.about(page, networkId, id, up)} />);
  }

  @Get('reading')
  async reading(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const list = await this.found(networkId, id);
    if (list.finishedAt !== null) void reply.header('hx-refresh', 'true');
    void sendFragment(
      reply,
      <Fragment page={page}>
        <ReadingSoFar page={page} list={list} />
      </Fragment>,
    );
  }

  @Get('left.csv')
  async left(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.found(networkId, id);
    const words = importsWords(page);
    const rows = everyRow(async (cursor) => {
      const after = positionIn(cursor, Number);
      const slice = { limit: IN_A_FILE_AT_ONCE, after, kind: null, isOpen: true };
      const lines = await this.pages.lines(networkId, id, slice);
      return pageBy(
        lines,
        IN_A_FILE_AT_ONCE,
        (row) => row,
        ({ line }) => String(line),
      );
    });
    void sendCsv<SettledLine>(reply, {
      name: 'lignes-a-regler',
      columns: [
        { title: words.lineNumber, cell: ({ line }) => line },
        { title: words.kind, cell: ({ kind }) => words.kinds[kind] },
        { title: words.reason, cell: ({ reason }) => settleReasons[reason][page.words.language] },
        ...columnKeys.map((key) => ({
          title: words.columns[key],
          cell: ({ fields }: SettledLine) => fields[key] ?? null,
        })),
      ],
      rows,
    });
  }

  /** The form's own address, asked for again after it was refused. */
  @Get('lines/:line')
  async again(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Param('line') said: string,
    @Res() reply: Reply,
  ): Promise<void> {
    const line = lineIn(said);
    await this.found(networkId, id);
    void reply.redirect(`/calls/imports/${id}${line === undefined ? '' : `?line=${line}`}#settle`, 303);
  }

  @Post('lines/:line')
  async settle(
    @OnPage() page: PageContext,
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Param('line') said: string,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    const line = lineIn(said);
    if (line === undefined) throw new NotFound();
    await this.found(networkId, id);
    const { timeZone } = await this.names.of(networkId);
    const fields = fieldsOf(body);
    const { refusal } = await attempt(async () => {
      const decision = decisionOf(await readAs(ResolveBody, decisionFields(fields, timeZone)));
      if (decision.action === 'accept' && decision.expectedCents === undefined)
        throw new SessionPriceChanged(null);
      return this.commands.once(exchange, async (tx) => {
        await this.resolveLine.execute(tx, networkId, id, line, decision, accountId);
        return { line };
      });
    });
    if (!refusal) return void exchange.reply.redirect(`/calls/imports/${id}#settle`, 303);
    if (refusal instanceof NotFound) throw refusal;
    const about = await this.about(page, networkId, id, { line, typed: fields, refusal });
    void sendPage(exchange.reply, <ImportPage {...about} />, statusOf(refusal));
  }

  private async about(
    page: PageContext,
    networkId: Id,
    id: Id,
    { line, ...up }: Up,
  ): Promise<ImportPageProps> {
    const list = await this.found(networkId, id);
    const [names, open, first, settled] = await Promise.all([
      this.names.of(networkId),
      this.pages.openCounts(networkId, [id]),
      this.lines(list, true, NEXT_SHOWN, null),
      this.lines(list, false, SETTLED_SHOWN, null),
    ]);
    const [wanted] = line === undefined ? first : await this.lines(list, true, 1, line - 1);
    const current = wanted && (line === undefined || wanted.line === line) ? wanted : first[0];
    return {
      page,
      list,
      names,
      openCount: open.get(id) ?? 0,
      inHand: current ? { ...up, inHand: await this.readLine.read(list, current, names, up.wanted) } : null,
      next: first.filter((one) => one.line !== current?.line),
      settled,
    };
  }

  /** None while the list is being read: what it gives may still change. */
  private async lines(
    { networkId, id, finishedAt }: CallImport,
    isOpen: boolean,
    limit: number,
    after: number | null,
  ): Promise<SettledLine[]> {
    if (finishedAt === null) return [];
    return (await this.pages.lines(networkId, id, { limit, after, kind: null, isOpen })).slice(0, limit);
  }

  /** @throws NotFound */
  private async found(networkId: Id, id: Id): Promise<CallImport> {
    const list = await this.imports.find(networkId, id);
    if (!list) throw new NotFound();
    return list;
  }
}

const lineIn = (text: unknown): number | undefined =>
  typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/** @throws InvalidInput where a call is attached without a word on who called */
const callerIn = (fields: Fields): string | undefined => {
  const said = fields.text('professionalId');
  if (said === NOBODY) return undefined;
  if (said !== undefined || fields.text('action') !== 'attach') return said;
  throw new InvalidInput([
    {
      pointer: '/professionalId',
      message: {
        fr: 'Dites qui a appelé, ou qu’on ne le sait pas.',
        en: 'Say who called, or that nobody knows.',
      },
    },
  ]);
};

/** The form's fields as the API's own body. @throws InvalidInput for a day and time that say no instant */
const decisionFields = (fields: Fields, timeZone: string): object => {
  const which = fields.text('which');
  const startedOn = fields.text('startedOn');
  const startedTime = fields.text('startedTime');
  const said = {
    action: fields.text('action'),
    reason: fields.text('reason'),
    agreementId: fields.text('agreementId'),
    professionalId: callerIn(fields),
    language: fields.text('language'),
    expectedCents: fields.number('expectedCents'),
    startedAt:
      startedOn || startedTime
        ? typedInstant(
            startedOn ?? '',
            startedTime ?? '',
            timeZone,
            'startedAt',
            which === 'earlier' || which === 'later' ? which : undefined,
          )
        : undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
};

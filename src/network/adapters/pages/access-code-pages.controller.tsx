import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { dayOf, isDay, type Day } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { InvalidInput, NotFound, type Refusal } from '../../../kernel/errors.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Database, ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
  pageOf,
  readAs,
  type Reply,
  ShowsPeople,
  sliceOf,
  statusOf,
} from '../../../platform/http/index.js';
import {
  attempt,
  everyRow,
  fieldsOf,
  mistakesOf,
  noMistakes,
  OnPage,
  PageController,
  sendCsv,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import type { AccessCode } from '../../domain/access-code.js';
import { AttachmentBody } from '../http/access-codes.dto.js';
import { AccessCodeList, type CodeFilters } from '../persistence/access-code-list.js';
import { AccessCodes } from '../persistence/access-codes.js';
import { Directory } from '../persistence/directory.js';
import { NetworkNames } from '../persistence/network-names.js';
import { agreementOf, holderOf, type CodeNames } from './access-code-names.js';
import { AccessCodesPage, type AccessCodesPageProps, type LineReport } from './access-code-pages.js';
import { accessCodeWords } from './access-code-words.js';

const MOST_LINES = 500;
const FILTERS = ['on', 'agreement', 'by', 'history'] as const;

/** The codes that open providers' lines: who gives which, under which agreement, from when to when. */
@PageController('network/providers')
@Allow('coordinator')
export class AccessCodePagesController {
  constructor(
    @Inject(AccessCodes) private readonly codes: AccessCodes,
    @Inject(AccessCodeList) private readonly found: AccessCodeList,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Database) private readonly database: Database,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get(':id/access-codes')
  @ShowsPeople()
  async list(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const isGiven = fieldsOf(query).isChecked('given');
    await this.show(reply, page, networkId, providerId, query, { isGiven });
  }

  @Get(':id/access-codes.csv')
  @ShowsPeople()
  async file(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.provider(networkId, providerId);
    const [named, today, words] = [
      await this.named(networkId),
      await this.today(networkId),
      accessCodeWords(page),
    ];
    const filters = filtersOf(fieldsOf(query), today);
    void sendCsv<AccessCode>(reply, {
      name: words.csvName,
      columns: [
        { title: words.code, cell: ({ code }) => code },
        { title: words.holder, cell: (code) => holderOf(code, named, page) },
        { title: words.agreement, cell: ({ agreementId }) => agreementOf(agreementId, named) },
        { title: words.since, cell: ({ validFrom }) => validFrom },
        { title: words.until, cell: ({ revokedOn }) => revokedOn },
      ],
      rows: everyRow(async (cursor) => {
        const slice = sliceOf({ limit: 200, cursor });
        return pageOf(await this.found.page(networkId, providerId, filters, slice), slice, (code) => code);
      }),
    });
  }

  @Post(':id/access-codes')
  @ShowsPeople()
  async give(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { refusal } = await attempt(async () => {
      const { code, agreementId, validFrom, ...by } = await readAttachment(
        fields,
        holderIn(fields.text('holder')),
      );
      const holder = { professionalId: by.professionalId ?? null, practiceId: by.practiceId ?? null };
      return this.commands.once(exchange, (tx) =>
        this.codes.attach(tx, { networkId, providerId, ...holder, agreementId, code, validFrom }),
      );
    });
    if (!refusal) return void reply.redirect(`/network/providers/${providerId}/access-codes?given=1`, 303);
    await this.show(reply, page, networkId, providerId, {}, { fields, refusal });
  }

  /** Each line by itself: what is wrong with one leaves the others given. */
  @Post(':id/access-codes/many')
  @ShowsPeople()
  async giveMany(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) providerId: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.provider(networkId, providerId);
    const fields = fieldsOf(body);
    const words = accessCodeWords(page);
    const lines = (fields.text('lines') ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
    if (lines.length === 0 || lines.length > MOST_LINES) {
      const message = lines.length === 0 ? words.noLine : words.tooMany;
      const refusal = new InvalidInput([{ pointer: '/lines', message: { fr: message, en: message } }]);
      return this.show(reply, page, networkId, providerId, {}, { fields, refusal });
    }
    const report: LineReport[] = [];
    for (const line of lines) {
      const problem = await this.giveLine(networkId, providerId, fields, line, page);
      report.push({ line, problem });
    }
    await this.show(reply, page, networkId, providerId, {}, { fields: fieldsOf({}), report });
  }

  /** @returns why it was refused, or null */
  private async giveLine(
    networkId: Id,
    providerId: Id,
    fields: Fields,
    line: string,
    page: PageContext,
  ): Promise<string | null> {
    const words = accessCodeWords(page);
    const [named, code, ...rest] = line.split(/[;\t]/).map((part) => part.trim());
    if (!named || !code || rest.length > 0) return words.badLine;
    const professionalId = await this.found.professionalBy(networkId, named.replaceAll(' ', ''));
    if (professionalId === null) return words.unknownPerson;
    const { refusal } = await attempt(async () => {
      const { agreementId, validFrom } = await readAttachment(fields, { professionalId }, code);
      return this.database.transaction((tx) =>
        this.codes.attach(tx, {
          networkId,
          providerId,
          professionalId,
          practiceId: null,
          agreementId,
          code,
          validFrom,
        }),
      );
    });
    if (!refusal) return null;
    const { errors = [], detail } = refusal.problem;
    return errors[0]?.message[page.words.language] ?? detail[page.words.language];
  }

  private async show(
    reply: Reply,
    page: PageContext,
    networkId: Id,
    providerId: Id,
    query: unknown,
    more: Partial<Pick<AccessCodesPageProps, 'fields' | 'isGiven' | 'report'>> &
      Readonly<{ refusal?: Refusal }>,
  ): Promise<void> {
    const provider = await this.provider(networkId, providerId);
    const today = await this.today(networkId);
    const asked = fieldsOf(query);
    const filters = filtersOf(asked, today);
    const slice = sliceOf({ cursor: asked.text('cursor') });
    const rows = await this.found.page(networkId, providerId, filters, slice);
    const { items: codes, nextCursor } = pageOf(rows, slice, (code) => code);
    const { language } = page.words;
    const { refusal } = more;
    const mistakes = refusal ? mistakesOf(atHolder(refusal), language) : noMistakes;
    const list = (
      <AccessCodesPage
        {...{ page, provider, today, codes, nextCursor, mistakes, ...(await this.named(networkId)) }}
        filters={asked}
        isFiltered={FILTERS.some((name) => asked.text(name) !== undefined)}
        query={Object.fromEntries([...FILTERS, 'cursor'].map((name) => [name, asked.text(name)]))}
        on={filters.on ?? dayIn(asked) ?? today}
        fields={more.fields ?? fieldsOf({})}
        isGiven={more.isGiven}
        report={more.report}
        refusal={refusal && mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />
    );
    void sendPage(reply, list, refusal ? statusOf(refusal) : 200);
  }

  private async provider(networkId: Id, id: Id) {
    await this.references.refresh(networkId);
    const provider = await this.directory.provider(networkId, id);
    if (!provider) throw new NotFound();
    return provider;
  }

  private async named(networkId: Id): Promise<CodeNames> {
    const [names, agreements] = await Promise.all([
      this.names.of(networkId),
      this.found.agreements(networkId),
    ]);
    return { names, agreements };
  }

  private async today(networkId: Id): Promise<Day> {
    const { timeZone } = await this.directory.network(networkId);
    return dayOf(this.clock.now(), timeZone);
  }
}

type Holder = Readonly<{ professionalId?: string; practiceId?: string }>;

/** What the form says, by the API's own rules. @throws InvalidInput */
const readAttachment = (
  fields: Fields,
  holder: Holder,
  code = fields.text('code') ?? '',
): Promise<AttachmentBody> =>
  readAs(AttachmentBody, {
    ...holder,
    agreementId: fields.text('agreementId') ?? '',
    code,
    validFrom: fields.text('validFrom') ?? '',
  });

/** `professional:…`, `practice:…`; anything else is the whole network. */
const holderIn = (text: string | undefined): Holder => {
  const [kind, id] = (text ?? '').split(':');
  if (kind === 'professional') return { professionalId: id };
  return kind === 'practice' ? { practiceId: id } : {};
};

const dayIn = (fields: Fields): Day | undefined => {
  const text = fields.text('on');
  return text !== undefined && isDay(text) ? text : undefined;
};

const filtersOf = (fields: Fields, today: Day): CodeFilters => {
  const agreementId = fields.text('agreement');
  const { professionalId, practiceId } = holderIn(fields.text('by'));
  return {
    on: fields.isChecked('history') ? null : (dayIn(fields) ?? today),
    agreementId: knownOrNull(agreementId),
    professionalId: knownOrNull(professionalId),
    practiceId: knownOrNull(practiceId),
  };
};

const knownOrNull = (id: string | undefined): Id | null => (id !== undefined && isId(id) ? id : null);

/** Who holds it is one field of the form and two of the API's. */
const atHolder = (refusal: Refusal): Refusal => {
  const { errors } = refusal.problem;
  if (!errors) return refusal;
  return new InvalidInput(
    errors.map(({ pointer, message }) => ({
      pointer: pointer === '/professionalId' || pointer === '/practiceId' ? '/holder' : pointer,
      message,
    })),
    refusal.problem.detail,
  );
};

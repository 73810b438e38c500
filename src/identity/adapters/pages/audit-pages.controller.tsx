import { Get, Inject, Query, Res } from '@nestjs/common';
import { isDay } from '../../../kernel/civil-time.js';
import { isId, type Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Allow, Member, pageOf, sliceOf, type Page, type Reply } from '../../../platform/http/index.js';
import {
  everyRow,
  fieldsOf,
  OnPage,
  PageController,
  sendCsv,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { AccountList } from '../persistence/account-list.js';
import { NetworkZone } from '../persistence/network-zone.js';
import { AuditedSubjects } from '../persistence/audited-subjects.js';
import { StoredAuditLog, type AuditFilter } from '../persistence/stored-audit-log.js';
import { AuditPage, outcomeOf, sentenceOf, whoOf, type NamedEntry } from './audit-page.js';
import { auditWords } from './audit-words.js';

const SHOWN_PEOPLE = 500;
const FILE_SLICE = 200;

@PageController('network')
@Allow('coordinator')
export class AuditPagesController {
  constructor(
    @Inject(StoredAuditLog) private readonly log: StoredAuditLog,
    @Inject(AuditedSubjects) private readonly subjects: AuditedSubjects,
    @Inject(AccountList) private readonly accounts: AccountList,
    @Inject(NetworkZone) private readonly zone: NetworkZone,
  ) {}

  @Get('audit')
  async show(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(query);
    const [filter, cursor] = [filterIn(fields), fields.text('cursor')];
    const [{ items: entries, nextCursor }, people, timeZone] = await Promise.all([
      this.page(networkId, filter, cursor),
      this.accounts.page(networkId, {}, { after: null, limit: SHOWN_PEOPLE }),
      this.zone.of(networkId),
    ]);
    void sendPage(reply, <AuditPage {...{ page, entries, nextCursor, filter, cursor, people, timeZone }} />);
  }

  @Get('audit.csv')
  file(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): void {
    const words = auditWords(page);
    const filter = filterIn(fieldsOf(query));
    void sendCsv<NamedEntry>(reply, {
      name: 'journal',
      columns: [
        { title: words.at, cell: ({ at }) => at.toISOString() },
        { title: words.who, cell: (entry) => whoOf(entry, page) },
        { title: words.role, cell: ({ role }) => role && page.words.roles[role] },
        { title: words.deed, cell: (entry) => sentenceOf(entry, page) },
        { title: words.subject, cell: ({ subject }) => subject?.name ?? null },
        { title: words.outcome, cell: (entry) => outcomeOf(entry, words) },
      ],
      rows: everyRow((cursor) => this.page(networkId, filter, cursor, FILE_SLICE)),
    });
  }

  private async page(
    networkId: Id,
    filter: AuditFilter,
    cursor: string | undefined,
    limit?: number,
  ): Promise<Page<NamedEntry>> {
    const slice = sliceOf({ cursor, limit });
    const entries = await this.log.page(networkId, filter, slice);
    const subjects = await this.subjects.of(
      networkId,
      entries.flatMap(({ subjectId }) => subjectId ?? []),
    );
    return pageOf(entries, slice, (entry) => ({
      ...entry,
      subject: entry.subjectId ? (subjects.get(entry.subjectId) ?? null) : null,
    }));
  }
}

/** An address that asks for what there is not asks for nothing. */
const filterIn = (fields: Fields): AuditFilter => {
  const [who, from, to] = [fields.text('who'), fields.text('from'), fields.text('to')];
  return {
    who: who && isId(who) ? who : undefined,
    what: fields.text('what')?.slice(0, 100),
    from: from && isDay(from) ? from : undefined,
    to: to && isDay(to) ? to : undefined,
  };
};

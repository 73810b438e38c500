import { Body, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { LedgerEntries } from '../../../funding/index.js';
import { Database, ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  ShowsPeople,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import { attempt, fieldsOf, OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { SessionPriceChanged } from '../../domain/usage.errors.js';
import { CorrectUsage, type Correction } from '../../use-cases/correct-usage.js';
import { CorrectionBody, correctionOf } from '../http/usage.dto.js';
import { UsagePages, type UsageRow } from '../persistence/usage-pages.js';
import { ReadCallNames } from './call-names.js';
import { CallPage } from './call-page.js';
import { CorrectPage } from './correct-page.js';
import { correctionFields, recordedFields, seenPrice, typedFields } from './correction-fields.js';

@PageController('calls')
@Allow('coordinator')
export class CallPageController {
  constructor(
    @Inject(UsagePages) private readonly usage: UsagePages,
    @Inject(LedgerEntries) private readonly ledger: LedgerEntries,
    @Inject(ReadCallNames) private readonly names: ReadCallNames,
    @Inject(CorrectUsage) private readonly correctUsage: CorrectUsage,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Database) private readonly database: Database,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get(':id')
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const { call, versions } = await this.found(networkId, id);
    const [names, entries] = await Promise.all([
      this.names.of(networkId),
      this.ledger.ofSessions(
        networkId,
        call.agreementId,
        versions.map((version) => version.id),
      ),
    ]);
    void sendPage(
      reply,
      <CallPage page={page} call={call} versions={versions} entries={entries} names={names} />,
    );
  }

  @Get(':id/correct')
  async ask(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const [{ call }, { timeZone }] = await Promise.all([this.found(networkId, id), this.names.of(networkId)]);
    if (call.correctedBy) return void reply.redirect(`/calls/${id}`, 303);
    void sendPage(reply, <CorrectPage page={page} call={call} shown={recordedFields(call, timeZone)} />);
  }

  @Post(':id/correct')
  async correct(
    @OnPage() page: PageContext,
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @HttpExchange() exchange: Exchange,
    @Body() body: unknown,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const [{ call }, { timeZone }] = await Promise.all([this.found(networkId, id), this.names.of(networkId)]);
    const recorded = recordedFields(call, timeZone);
    await this.references.refresh(networkId);
    const asked = async (): Promise<Correction> =>
      correctionOf(await readAs(CorrectionBody, correctionFields(fields, recorded, timeZone)));
    const again = { page, call, shown: typedFields(fields) };
    const answer = (refusal: Refusal): void =>
      void sendPage(exchange.reply, <CorrectPage {...again} refusal={refusal} />, statusOf(refusal));

    const isToBeSaved = fields.text('step') === 'correct';
    const expectedCents = seenPrice(fields);
    if (isToBeSaved && expectedCents !== undefined) {
      const { done, refusal } = await attempt(async () => {
        const correction = { ...(await asked()), expectedCents };
        return this.commands.once(exchange, async (tx) => ({
          id: (await this.correctUsage.execute(tx, networkId, id, correction, accountId)).id,
        }));
      });
      if (done) return void exchange.reply.redirect(`/calls/${done.id}`, 303);
      if (!(refusal instanceof SessionPriceChanged)) return answer(refusal);
    }
    const { done, refusal } = await attempt(async () => {
      const correction = await asked();
      return this.database.transaction((tx) => this.correctUsage.preview(tx, networkId, id, correction));
    });
    if (refusal) return answer(refusal);
    void sendPage(
      exchange.reply,
      <CorrectPage {...again} preview={done} isUnseen={isToBeSaved} />,
      isToBeSaved ? 409 : 200,
    );
  }

  /** @throws NotFound */
  private async found(networkId: Id, id: Id): Promise<{ call: UsageRow; versions: readonly UsageRow[] }> {
    const versions = await this.usage.versions(networkId, id);
    const call = versions.find((version) => version.id === id);
    if (!call) throw new NotFound();
    return { call, versions };
  }
}

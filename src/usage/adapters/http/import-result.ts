import { Inject, Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { CallImport } from '../../domain/call-import.js';
import { CallImports } from '../../use-cases/call-imports.js';
import { ImportPages } from '../persistence/import-pages.js';
import { answerOf, LINES_SHOWN } from './import-answer.js';

/** How long a request waits for the end of its import before it answers with the state so far. */
const WAIT_MS = 5_000;
const LONGEST_PAUSE_MS = 250;

type Told = Readonly<{ isOver: boolean; answer: object }>;

/** What an import has given, as it is told over HTTP. */
@Injectable()
export class ImportResult {
  constructor(
    @Inject(CallImports) private readonly imports: CallImports,
    @Inject(ImportPages) private readonly pages: ImportPages,
  ) {}

  /**
   * Waits a moment for the import's end. What is told before it is kept, and told again whenever the same is sent again.
   * @throws InvalidInput when nothing in the file could be read as a call list
   */
  async first(networkId: Id, id: Id): Promise<Told> {
    const earlier = await this.pages.firstAnswer(networkId, id);
    if (earlier) return { isOver: false, answer: earlier };
    const told = await this.follow(networkId, id);
    const kept = told.isOver
      ? await this.pages.firstAnswer(networkId, id) // of the same request, sent twice at once
      : await this.pages.keepFirstAnswer(networkId, id, told.answer);
    if (kept) return { isOver: false, answer: kept };
    return told.isOver ? told : this.follow(networkId, id);
  }

  /** As `first`, where it can't be sent again: nothing is kept. */
  async follow(networkId: Id, id: Id): Promise<Told> {
    const until = performance.now() + WAIT_MS;
    for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, LONGEST_PAUSE_MS)) {
      const list = await this.find(networkId, id);
      const isOver = list.finishedAt !== null;
      if (list.problem && list.lines === 0) {
        throw new InvalidInput([{ pointer: '/file', message: list.problem }], list.problem);
      }
      if (isOver || performance.now() > until) return { isOver, answer: await this.answer(list) };
      await pause(pauseMs);
    }
  }

  /** @throws NotFound */
  async now(networkId: Id, id: Id): Promise<object> {
    return this.answer(await this.find(networkId, id));
  }

  /** @throws NotFound */
  async find(networkId: Id, id: Id): Promise<CallImport> {
    const list = await this.imports.find(networkId, id);
    if (!list) throw new NotFound();
    return list;
  }

  private async answer(list: CallImport): Promise<object> {
    return answerOf(list, await this.pages.firstLines(list.networkId, list.id, LINES_SHOWN));
  }
}

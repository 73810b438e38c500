import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '../../../network/index.js';
import { Database } from '../../../platform/database/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { ImportCallList, type LinesOf } from '../../use-cases/import-call-list.js';
import { languageCodeOf } from '../../use-cases/language-code.js';
import { readCallList } from '../files/read-call-list.js';
import { CallListFiles } from '../persistence/call-list-files.js';

// A few at once, so that one network's year does not keep the others' months waiting.
const JOB = 'import-call-list';

/** Reads a received list in the background. Handed the same list again, whatever happened to it before, it ends the same. */
@Injectable()
@HandlesJob(JOB, { concurrency: 3 })
export class ImportCallListJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(CallListFiles) private readonly files: CallListFiles,
    @Inject(ImportCallList) private readonly importCallList: ImportCallList,
  ) {}

  async handle(event: EventKey, stopping: AbortSignal): Promise<void> {
    const { networkId, subjectId: importId } = event;
    const { timeZone } = await this.directory.network(networkId);
    const linesOf: LinesOf = ({ mapping }) =>
      readCallList(this.files.read(networkId, importId), { mapping, timeZone, languageCodeOf });
    await this.importCallList.execute(networkId, importId, linesOf, stopping);
    await this.database.transaction((tx) => finishJob(tx, JOB, event));
  }
}

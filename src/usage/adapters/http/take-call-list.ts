import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Commands, type Exchange } from '../../../platform/http/index.js';
import { StoredRefusal } from '../../../platform/http/stored-refusal.js';
import { ReceiveCallList, type ReceivedFile } from '../../use-cases/receive-call-list.js';
import { CallListFiles } from '../persistence/call-list-files.js';
import { takeUpload, type Upload } from './upload.js';

/** What a form with a call list says of it. */
export type UploadForm = Readonly<{
  /** The names of its fields beside the file. */
  fields: readonly string[];
  /** @throws InvalidInput */
  read: (fields: Upload['fields']) => Pick<ReceivedFile, 'providerId' | 'mapping'>;
}>;

/** Takes a call list in, as the API and the page are sent it: its bytes as they come, then the import, once for each key. */
@Injectable()
export class TakeCallList {
  constructor(
    @Inject(CallListFiles) private readonly files: CallListFiles,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReceiveCallList) private readonly receiveCallList: ReceiveCallList,
  ) {}

  /** @returns the import's id: the earlier one where the same was sent under the same key. @throws InvalidInput, NotFound */
  async take(exchange: Exchange, { networkId, accountId }: NetworkViewer, form: UploadForm): Promise<Id> {
    const importId = newId();
    const upload = await this.upload(exchange, networkId, importId, form);
    const { fingerprint, fileName } = upload;
    const file = { ...form.read(upload.fields), fingerprint, fileName, networkId, importId, by: accountId };
    const id = await this.received(exchange, file);
    if (id !== importId) await this.files.drop(networkId, importId);
    return id;
  }

  private async upload(exchange: Exchange, networkId: Id, id: Id, form: UploadForm): Promise<Upload> {
    try {
      const upload = await takeUpload(
        exchange.request,
        (bytes) => this.files.write(networkId, id, bytes),
        form.fields,
      );
      form.read(upload.fields);
      // The form's bytes are gone; what stands for them makes two requests the same one.
      exchange.request.body = { ...upload.fields, fingerprint: upload.fingerprint };
      return upload;
    } catch (error) {
      await this.files.drop(networkId, id);
      throw error;
    }
  }

  private async received(exchange: Exchange, file: ReceivedFile): Promise<Id> {
    try {
      const { id } = await this.commands.once(exchange, async (tx) => ({
        id: (await this.receiveCallList.execute(tx, file)).id,
      }));
      return id;
    } catch (error) {
      // Where the commit's answer was lost, there may be an import: its file is its own. Where there is none, it is swept away.
      if (error instanceof Refusal || error instanceof StoredRefusal)
        await this.files.drop(file.networkId, file.importId);
      throw error;
    }
  }
}

import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { isId, type Id } from '../../../kernel/ids.js';
import { Directory } from '../../../network/index.js';
import { BadSignature, type Request } from '../../../platform/http/index.js';
import { SignatureRefused, verify } from '../provider-api/webhook-signature.js';

export type SignedRequest = Request & {
  rawBody?: Buffer;
  signedBy?: Readonly<{ networkId: Id; providerId: Id; webhookId: string }>;
};

/** Lets in the messages that bear their provider's signature, before anything in them is read. */
@Injectable()
export class ProviderSignatureGuard implements CanActivate {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const { id: providerId } = request.params as { id: string };
    const networkId = isId(providerId) ? await this.directory.networkOfProvider(providerId) : undefined;
    const secret = networkId ? await this.directory.providerSecret(networkId, providerId) : null;
    if (!networkId || !secret) throw new BadSignature(); // who is not known learns nothing of what exists
    try {
      const webhookId = verify(
        secret,
        request.headers,
        request.rawBody?.toString('utf8') ?? '',
        this.clock.now(),
      );
      request.signedBy = { networkId, providerId, webhookId };
      return true;
    } catch (refused) {
      throw refused instanceof SignatureRefused ? new BadSignature() : refused;
    }
  }
}

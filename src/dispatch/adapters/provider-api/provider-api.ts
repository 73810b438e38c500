import { Inject, Injectable } from '@nestjs/common';
import { Outbound, type Answer } from '../../../platform/outbound/index.js';
import { referenceFrom } from '../../domain/provider-words.js';
import { sign } from './webhook-signature.js';

/** `delivered`: it has it, under its own number if it said one. `refused`: it will not take it however often it is sent. Everything else is worth another try. */
export type Delivery = Readonly<
  { kind: 'delivered'; providerReference: string | null } | { kind: 'refused'; status: number }
>;

/** The provider's machine did not answer as agreed: dead, slow, or another page than the one expected. */
export class ProviderUnreachable extends Error {
  constructor(readonly why: string) {
    super(`the provider did not answer as agreed: ${why}`);
    this.name = 'ProviderUnreachable';
  }
}

export type Outgoing = Readonly<{
  method: 'POST' | 'DELETE';
  url: string;
  secret: string;
  /** The same at every retry. */
  messageId: string;
  body: Readonly<Record<string, unknown>>;
  at: Date;
  /** What a 2xx answer must say to count. */
  expected: Readonly<Record<string, string>>;
}>;

const PATIENCE_MS = 10_000;

/** Speaks the provider protocol, outward: one signed request, one verdict on the answer. */
@Injectable()
export class ProviderApi {
  constructor(@Inject(Outbound) private readonly outbound: Outbound) {}

  /** @throws ProviderUnreachable */
  async send({ method, url, secret, messageId, body, at, expected }: Outgoing): Promise<Delivery> {
    const text = JSON.stringify(body);
    const { status, text: answer } = await this.exchange(method, url, text, {
      'content-type': 'application/json',
      'idempotency-key': messageId,
      ...sign(secret, messageId, at, text),
    });
    if (status >= 400 && status < 500 && status !== 408 && status !== 425 && status !== 429)
      return { kind: 'refused', status };
    if (status < 200 || status >= 300) throw new ProviderUnreachable(`status ${status}`);
    const said = objectIn(answer);
    if (!said || !Object.entries(expected).every(([field, value]) => said[field] === value))
      throw new ProviderUnreachable(`status ${status} without the agreed answer`);
    return { kind: 'delivered', providerReference: referenceFrom(said['providerReference']) };
  }

  private async exchange(
    method: string,
    url: string,
    body: string,
    headers: Record<string, string>,
  ): Promise<Answer> {
    try {
      return await this.outbound.call({ method, url, body, headers, patienceMs: PATIENCE_MS });
    } catch (error) {
      throw new ProviderUnreachable(error instanceof Error ? whyOf(error) : 'no answer');
    }
  }
}

const whyOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;

const objectIn = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' ? (said as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
};

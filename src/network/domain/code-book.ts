import type { Id } from '../../kernel/ids.js';
import type { Day } from '../../kernel/civil-time.js';
import { codeOn, type AccessCode, type CodeHolder } from './access-code.js';

/** A network's access codes, sorted once: a booking looks up its holder's few, and not the thousands of everybody else. */
export class CodeBook {
  private readonly histories: ReadonlyMap<string, readonly AccessCode[]>;
  private readonly texts: ReadonlyMap<string, ReadonlySet<string>>;

  /** @param codes every code that the network ever gave, revoked ones too. */
  constructor(codes: readonly AccessCode[]) {
    const histories = new Map<string, AccessCode[]>();
    const texts = new Map<string, Set<string>>();
    for (const code of codes) {
      const { providerId } = code;
      into(histories, `${providerId} ${code.code}`, () => []).push(code);
      into(texts, `${providerId} ${ownerOf(code)}`, () => new Set<string>()).add(code.code);
    }
    this.histories = histories;
    this.texts = texts;
  }

  /** The most personal code that opens a provider's line under an agreement: one's own, else the practice's, else the network's. */
  heldBy(
    { professionalId, practiceId }: CodeHolder,
    { providerId, agreementId, day }: Readonly<{ providerId: Id; agreementId: Id; day: Day }>,
  ): AccessCode | undefined {
    for (const owner of [professionalId, practiceId, NETWORK]) {
      if (owner === null) continue;
      for (const text of this.texts.get(`${providerId} ${owner}`) ?? []) {
        const code = codeOn(this.historyOf(providerId, text), day);
        if (code && code.agreementId === agreementId && ownerOf(code) === owner) return code;
      }
    }
    return undefined;
  }

  /** Whatever a code has meant at a provider, and will. */
  historyOf(providerId: Id, text: string): readonly AccessCode[] {
    return this.histories.get(`${providerId} ${text}`) ?? [];
  }
}

const NETWORK = 'network';
const ownerOf = ({ professionalId, practiceId }: CodeHolder): string =>
  professionalId ?? practiceId ?? NETWORK;

const into = <Value>(map: Map<string, Value>, key: string, empty: () => Value): Value => {
  const value = map.get(key) ?? empty();
  map.set(key, value);
  return value;
};

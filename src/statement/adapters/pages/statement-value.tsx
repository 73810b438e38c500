import { Masked } from '../../../web/index.js';
import { isMasked, type Value, type ValueKind } from '../../domain/document.js';
import { valueWords } from '../documents/value-words.js';

/** One value of a statement: hatched where it is masked, soft where nobody knows. */
export function StatementValue({ kind, value }: Readonly<{ kind: ValueKind; value: Value }>) {
  if (isMasked(value)) return <Masked />;
  const words = valueWords(kind, value);
  return value === null ? <span class="soft">{words}</span> : <>{words}</>;
}

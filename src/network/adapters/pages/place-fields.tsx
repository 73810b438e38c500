import { Select, TextField, type Fields, type Mistakes } from '../../../web/index.js';
import { optionsOf, type TradeWords } from './trade-words.js';

/** What the fields of a place are called. */
export type PlaceWords = Readonly<
  Record<'name' | 'kind' | 'address' | 'postcode' | 'commune' | 'contactPhone' | 'contactPhoneHint', string>
>;

type PlaceFieldsProps = Readonly<{
  words: PlaceWords;
  trade: TradeWords;
  fields: Fields;
  mistakes: Mistakes;
  /** Before each field’s name: `practice-`. */
  prefix?: string;
}>;

/** A place where people work, as whoever works there describes it. */
export function PlaceFields({ words, trade, fields, mistakes, prefix = '' }: PlaceFieldsProps) {
  const field = (name: string) => ({
    id: `${prefix}${name}`,
    name: `${prefix}${name}`,
    value: fields.text(`${prefix}${name}`),
    error: mistakes.of(`${prefix}${name}`),
  });
  return (
    <>
      <TextField {...field('name')} label={words.name} autocomplete="organization" maxlength={160} />
      <Select {...field('kind')} label={words.kind} options={optionsOf(trade.kinds)} />
      <TextField {...field('address')} label={words.address} autocomplete="off" maxlength={240} />
      <TextField {...field('postcode')} label={words.postcode} inputmode="numeric" maxlength={5} isShort />
      <TextField {...field('commune')} label={words.commune} maxlength={120} />
      <TextField
        {...field('contactPhone')}
        label={words.contactPhone}
        hint={words.contactPhoneHint}
        inputmode="tel"
        maxlength={25}
        isShort
      />
    </>
  );
}

/** A place as its form gives it, for what reads it as the API does. */
export const placeIn = (fields: Fields, prefix = ''): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    ['name', 'kind', 'address', 'postcode', 'commune', 'contactPhone'].map((name) => [
      name,
      fields.text(`${prefix}${name}`),
    ]),
  );

declare const cents: unique symbol;

/** A whole number of euro cents, VAT included. Never a fraction, never a float sum. */
export type Cents = number & { readonly [cents]: true };

/** @throws RangeError when the value is not a safe whole number. */
export const Cents = (value: number): Cents => {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of cents`);
  return value as Cents;
};

export const sum = (amounts: readonly Cents[]): Cents =>
  Cents(amounts.reduce((total, amount) => total + amount, 0));

/** One basis point is a hundredth of a percent: 12.5 % is 1250. */
export type BasisPoints = number;

/**
 * A share of an amount, rounded half up to the cent: 12.5 % of 13.33 € is 1.67 €.
 * Computed on integers, so that no share depends on how a float is stored.
 */
export const share = (amount: Cents, basisPoints: BasisPoints): Cents =>
  Cents(Math.floor((amount * basisPoints + 5_000) / 10_000));

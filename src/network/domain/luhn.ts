/** Whether the last digit is Luhn's key of those before it. Anything but digits has none. */
export const hasLuhnKey = (digits: string): boolean => {
  if (!/^\d+$/.test(digits)) return false;
  const weighed = [...digits].reverse().map((digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 2));
  return weighed.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0) % 10 === 0;
};

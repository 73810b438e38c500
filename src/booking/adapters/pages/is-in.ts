/** Whether the code is one that has a name here. */
export function isIn<Names extends object>(
  names: Names,
  code: string | null | undefined,
): code is keyof Names & string {
  return typeof code === 'string' && Object.hasOwn(names, code);
}

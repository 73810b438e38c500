/** A field of a form, or of nothing that resembles one. */
export const fieldOf = (body: unknown, name: string): string => {
  const isForm = typeof body === 'object' && body !== null && Object.hasOwn(body, name);
  const value: unknown = isForm ? body[name as keyof typeof body] : '';
  return typeof value === 'string' ? value : '';
};

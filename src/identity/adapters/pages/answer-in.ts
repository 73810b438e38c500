import { fieldOf } from './field-of.js';

/** Several times what any key answers. */
const LONGEST_ANSWER = 20_000;

/** What a browser's passkey answers, from the form's hidden field; null when it is no JSON. */
export const answerIn = (body: unknown): unknown => {
  const text = fieldOf(body, 'answer');
  if (text.length > LONGEST_ANSWER) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

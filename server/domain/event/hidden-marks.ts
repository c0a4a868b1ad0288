/** Control characters but for tab and line ends. */
const CONTROLS = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;
/** Marks that turn the direction of what follows: they can make a line read otherwise than it is stored. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/;
const BOTH = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** Whether PostgreSQL can hold the text as it is. */
export const isKeepable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** What is hidden in a text and how to mend it, or null. Urdu, Pashto and Arabic need none of these marks. */
export function hiddenMarks(text: string): { message: string; fix: string } | null {
  if (DIRECTIONS.test(text))
    return {
      message: 'holds hidden marks that turn the direction of writing',
      fix: 'Remove the hidden direction marks: type the words anew, or paste them as plain text.',
    };
  if (CONTROLS.test(text))
    return {
      message: 'holds control characters that nobody can see',
      fix: 'Remove them: type the words anew, or paste them as plain text.',
    };
  return null;
}

/** The text with such marks taken out, or made visible by `put` in their place. */
export const withoutHiddenMarks = (text: string, put = ''): string => text.replace(BOTH, put);

import { hiddenMarks } from '../../../../server/domain/event/hidden-marks.ts';

/** Longest texts that are kept, as the server has them. */
export const LONGEST = {
  summary: 1000,
  placeName: 200,
  publisher: 200,
  citation: 500,
  quote: 2000,
  reason: 500,
} as const;

/** What keeps a text from being stored, in a sentence; undefined when nothing does. */
export function textProblem(name: string, value: string, max: number): string | undefined {
  const length = value.trim().length;
  if (length > max)
    return `${name} is ${length.toLocaleString('en-GB')} characters long. Shorten it to ${max.toLocaleString('en-GB')}`;
  const hidden = hiddenMarks(value);
  return hidden ? `${name} ${hidden.message}. ${hidden.fix}` : undefined;
}

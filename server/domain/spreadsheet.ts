/** What a spreadsheet takes for the beginning of a formula, in ASCII and full width; a ' before it may be one of ours. */
const ARMED = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * A cell of text as it goes into a table for spreadsheets: what would be taken for a formula gets a ' before it. Text that
 * begins with ' and such a mark gets one more, so that `rearmed` gives back exactly what was there. Source: OWASP, CSV injection.
 */
export const disarmed = (text: string): string => (ARMED.test(text) ? `'${text}` : text);

/** The cell without the ' that `disarmed` put before it. */
export const rearmed = (text: string): string => (text.startsWith("'") && ARMED.test(text) ? text.slice(1) : text);

/** Everything that can go wrong on purpose, by code: HTTP status, a plain sentence, and what to do. Codes are never reused. */
export const PROBLEMS = {
  'not-valid': {
    status: 422,
    title: 'Some fields need another look',
    fix: 'Correct the fields listed and send it again.',
  },
  'not-json': { status: 400, title: 'The body is not JSON', fix: 'Send a JSON object in UTF-8.' },
  'wrong-content-type': {
    status: 415,
    title: 'This kind of content is not read here',
    fix: 'Send the content type named in /openapi.json.',
  },
  'too-large': {
    status: 413,
    title: 'The body is larger than this address takes',
    fix: 'Send less, or import by the command line.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    fix: 'Look in /openapi.json for the addresses there are.',
  },
  'wrong-method': {
    status: 405,
    title: 'This address does not take that method',
    fix: 'Use one of the methods named in the Allow header.',
  },
  'event-not-found': { status: 404, title: 'There is no such event', fix: 'Look it up in the list of events.' },
  'forecast-not-found': { status: 404, title: 'There is no such forecast', fix: 'Use one of the forecasts listed.' },
  'indicator-not-found': {
    status: 404,
    title: 'There is no such indicator',
    fix: 'Use one of the indicators of this forecast.',
  },
  'feed-not-found': { status: 404, title: 'There is no such feed', fix: 'Use one of the feeds listed.' },
  'not-allowed': { status: 403, title: 'Your role does not allow this', fix: 'Ask an editor or admin.' },
  'wrong-origin': {
    status: 403,
    title: 'Changes are taken only from this site itself',
    fix: 'Open the page at the address the server printed.',
  },
  'no-version': {
    status: 428,
    title: 'Say which version you are changing',
    fix: 'Send the ETag you read in the If-Match header.',
  },
  'changed-meanwhile': {
    status: 412,
    title: 'Somebody changed this event after you read it',
    fix: 'Read it again, compare, and repeat your change.',
  },
  'event-retracted': {
    status: 409,
    title: 'This event was retracted',
    fix: 'A retracted event is kept as it was; log a new one.',
  },
  'key-in-flight': {
    status: 409,
    title: 'The first request with this Idempotency-Key is still under way',
    fix: 'Wait a moment and ask again with the same key.',
  },
  'key-reused': {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    fix: 'Use a new key for a new request.',
  },
  'file-not-recognised': {
    status: 422,
    title: 'The header of this file is not the one expected',
    fix: 'Check the feed, or use the csv feed with its column names.',
  },
  'file-unreadable': {
    status: 422,
    title: 'This file cannot be read',
    fix: 'Save it as UTF-8 text with a header row and try again.',
  },
  'rows-refused': {
    status: 422,
    title: 'Some rows were refused, so nothing was written',
    fix: 'Correct them, or import the valid rows only.',
  },
  'import-running': {
    status: 409,
    title: 'Another import of this feed is under way',
    fix: 'Wait until it has finished.',
  },
  'log-not-empty': {
    status: 409,
    title: 'Sample data can be loaded only while the log holds no events of your own',
    fix: 'Use an empty database for practice.',
  },
  'definitions-wrong': {
    status: 503,
    title: 'The definitions in indicators/ have mistakes',
    fix: 'Run "npx signposts check" and correct what it lists.',
  },
  'report-format': { status: 400, title: 'There is no such report format', fix: 'Use html, csv or json.' },
  'already-there': {
    status: 409,
    title: 'This is there already',
    fix: 'Read what is there, and change it if it must be changed.',
  },
  'not-storable': {
    status: 400,
    title: 'A value is outside what can be kept',
    fix: 'Check dates, numbers and texts, and send it again.',
  },
  'key-wrong': {
    status: 400,
    title: 'The Idempotency-Key cannot be used',
    fix: 'Send 1 to 100 letters, digits, points, colons, underscores or hyphens.',
  },
  'coverage-not-found': {
    status: 404,
    title: 'There is no such declaration of coverage',
    fix: 'Look it up on the page about the data.',
  },
  'sample-not-loaded': {
    status: 404,
    title: 'This sample is not loaded',
    fix: 'Look on the page about the data which samples are.',
  },
  'wrong-host': {
    status: 421,
    title: 'The server is not known by this name',
    fix: 'Open it at the address it printed, or set PUBLIC_ORIGIN.',
  },
  'encoded-body': {
    status: 415,
    title: 'Compressed bodies are not read here',
    fix: 'Send the body without Content-Encoding.',
  },
  'schema-newer': {
    status: 500,
    title: 'The database was made by a newer Signposts',
    fix: 'Start the newer version, or use another database.',
  },
  busy: { status: 503, title: 'Definitions are being changed at this moment', fix: 'Try again in a few seconds.' },
  'database-away': {
    status: 503,
    title: 'The database does not answer',
    fix: 'Nothing was lost. Try again in a few seconds.',
  },
  stopping: { status: 503, title: 'The server is stopping', fix: 'Try again in a few seconds.' },
  'setting-wrong': { status: 500, title: 'A setting is wrong', fix: 'Correct it and start again.' },
  unexpected: {
    status: 500,
    title: 'Something went wrong on the server',
    fix: 'Try again; if it stays, report the request number.',
  },
} as const satisfies Record<string, { status: number; title: string; fix: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One thing wrong with one field: where, what was there, what is the matter, and how to mend it. */
export interface Issue {
  /** Path of the field, such as "deaths.civilians.best" or "row 14, column event_date". */
  field: string;
  /** What was there, as short text. */
  value: string;
  message: string;
  fix: string;
}

/** An expected failure with a designed answer. Thrown by actions, translated once at each door. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly fix: string;
  readonly issues: readonly Issue[];
  /** More members for the answer, such as the current version. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    detail?: string,
    { issues = [], more = {}, fix }: { issues?: readonly Issue[]; more?: Record<string, unknown>; fix?: string } = {},
  ) {
    super(detail ?? PROBLEMS[code].title);
    this.code = code;
    this.status = PROBLEMS[code].status;
    this.fix = fix ?? PROBLEMS[code].fix;
    this.issues = issues;
    this.more = more;
  }
}

/** A value as an issue shows it: short, and never a wall of text. */
export function shown(value: unknown, max = 80): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}

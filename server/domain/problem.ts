import { ACCOUNT_PROBLEMS } from './problems/account.ts';
import { BACKUP_PROBLEMS } from './problems/backup.ts';
import { DATA_PROBLEMS } from './problems/data.ts';
import { DELIVERY_PROBLEMS } from './problems/delivery.ts';
import { DESK_PROBLEMS } from './problems/desk.ts';
import { EVENT_PROBLEMS } from './problems/event.ts';
import { REQUEST_PROBLEMS } from './problems/request.ts';
import { SERVER_PROBLEMS } from './problems/server.ts';

/** Everything that can go wrong on purpose, by code: HTTP status, a plain sentence, and what to do. Codes are never reused. */
export const PROBLEMS = {
  ...REQUEST_PROBLEMS,
  ...EVENT_PROBLEMS,
  ...DESK_PROBLEMS,
  ...DATA_PROBLEMS,
  ...DELIVERY_PROBLEMS,
  ...BACKUP_PROBLEMS,
  ...ACCOUNT_PROBLEMS,
  ...SERVER_PROBLEMS,
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

/** A value as an issue shows it: short, never a wall of text, and never cut inside a character. */
export function shown(value: unknown, max = 80): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > max ? `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}

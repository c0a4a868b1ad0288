/** Where a report stands. A signed one is never changed again. */
export const REPORT_STATES = ['draft', 'signed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** What a check before sign-off weighs: it forbids, it asks to be accepted, or it says that something is in order. */
export const CHECK_WEIGHTS = ['stop', 'warn', 'good'] as const;
export type CheckWeight = (typeof CHECK_WEIGHTS)[number];

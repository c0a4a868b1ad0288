/** Where a report is brought. */
export const WAYS = ['folder', 'mail', 'webhook'] as const;
export type Way = (typeof WAYS)[number];

/** Months a scheduled report is on, counted from the day of its run. */
export const RELATIVE_PERIODS = ['last-month', 'last-quarter'] as const;
export type RelativePeriod = (typeof RELATIVE_PERIODS)[number];

export const PERIOD_WORDS: Record<RelativePeriod, string> = {
  'last-month': 'the month before',
  'last-quarter': 'the quarter before',
};

/** The third of each month at six: by then the desk has had two days for the month that ended. */
export const USUAL_CRON = '0 6 3 * *';

/** Minutes between tries: the first follows the first failure. After the last of them the sending has failed. */
export const PAUSES_MINUTES: readonly number[] = [1, 5, 30, 120, 720];

export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed', 'given-up'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const STATE_WORDS: Record<DeliveryState, string> = {
  waiting: 'waiting',
  sending: 'being sent',
  sent: 'sent',
  failed: 'failed',
  'given-up': 'taken back',
};

export const OUTCOMES = ['sent', 'partly', 'again', 'refused', 'broken-off'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_WORDS: Record<Outcome, string> = {
  sent: 'sent',
  partly: 'sent to some',
  again: 'not sent',
  refused: 'refused for good',
  'broken-off': 'broken off, may have arrived',
};

/** Bytes of all files of one webhook call; what does not fit is named with its size and hash, without its bytes. */
export const WEBHOOK_MOST = 10 * 1024 * 1024;
/** Bytes of all attachments of one mail. Most servers take 20 MiB, and Base64 adds a third. */
export const MAIL_MOST = 14 * 1024 * 1024;

import * as reports from './reports.ts';

/** What may be asked of reports at any time. */
export const REPORT_READS = {
  list: reports.listReports,
  read: reports.readReport,
  versions: reports.reportVersionsOf,
  frozen: reports.frozenReport,
  nextNumber: reports.nextNumber,
} as const;

/** What only a transaction does with them. */
export const REPORT_CHANGES = {
  ...REPORT_READS,
  lock: reports.lockReport,
  holdNextNumber: reports.holdNextNumber,
  add: reports.addReport,
  save: reports.saveReport,
  ask: reports.askForReport,
  sign: reports.signReport,
  remove: reports.removeReport,
} as const;

import type { ReportCheck } from '../../../../server/domain/report/desk-report.ts';
import type { Report } from '../../../../server/domain/report/report.ts';

/** POST /api/reports/preview */
export interface Previewed {
  report: Report;
  checks: ReportCheck[];
  hash: string;
}

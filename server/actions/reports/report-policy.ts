import { SCRIPT_HASH } from '../../exporters/html/policy.ts';

/** What a report may do when it is opened from the server: its own script runs and no other, and nothing is asked of any network. */
export const REPORT_CSP = `default-src 'none'; script-src ${SCRIPT_HASH}; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

import { createHash } from 'node:crypto';
import { SCRIPT } from './script.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The one script that a report may run, as a policy names it. */
export const SCRIPT_HASH = hashOf(SCRIPT);

/** The policy inside the file: its own style and its own script, and nothing from anywhere else. */
export const policyOf = (style: string): string =>
  `default-src 'none'; script-src ${SCRIPT_HASH}; style-src ${hashOf(style)}; font-src data:; base-uri 'none'; form-action 'none'`;

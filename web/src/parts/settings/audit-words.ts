/** What the list of the audit trail is narrowed to; an empty text narrows nothing. */
export interface AuditFilter {
  actor: string;
  action: string;
  subject: string;
}

/** The address of the lines that fit, the newest first, or of those before a line. */
export function auditPath(filter: AuditFilter, before: number | null = null): string {
  const asked = new URLSearchParams();
  for (const [key, value] of Object.entries(filter)) if (value.trim()) asked.set(key, value.trim());
  if (before !== null) asked.set('before', String(before));
  return `/api/audit${asked.size ? `?${asked}` : ''}`;
}

/** The detail of a line, one fact each: "to.role", "reader". */
export function detailLines(detail: unknown, above = ''): [name: string, value: string][] {
  if (detail === null || typeof detail !== 'object')
    return [[above || 'value', detail === null ? 'nothing' : String(detail)]];
  return Object.entries(detail).flatMap(([name, value]) => detailLines(value, above ? `${above}.${name}` : name));
}

/** A line of the trail, as the API gives it. */
export interface AuditLine {
  seq: number;
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: unknown;
  previous: string;
  hash: string;
}

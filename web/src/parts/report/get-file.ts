import { ask } from '../../api.ts';
import type { ReportPlan } from '../../../../server/domain/report/plan.ts';
import type { ReportFormat } from './formats.ts';

/** Of what a file is made: a plan as it stands on the page, or a report that was signed. */
export type FileOf = { plan: ReportPlan } | { id: string };

export interface GotFile {
  file: Blob;
  name: string;
}

/** Fetches a report as a file. `onbytes` hears how much has come, and how much it will be where the server says so. */
export async function getFile(
  of: FileOf,
  format: ReportFormat,
  onbytes: (got: number, all: number | null) => void,
): Promise<GotFile> {
  const read = async (response: Response): Promise<GotFile> => {
    const all = Number(response.headers.get('content-length')) || null;
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let got = 0;
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      parts.push(part.value);
      onbytes((got += part.value.length), all);
    }
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    return { file: new Blob(parts, { type }), name: nameIn(response.headers.get('content-disposition'), format) };
  };
  const { body } =
    'id' in of
      ? await ask<GotFile>('GET', `/api/reports/${of.id}/file?format=${format}`, { read })
      : await ask<GotFile>('POST', '/api/reports/file', { body: { plan: of.plan, format }, read });
  return body;
}

/** The name a file was sent under. */
export function nameIn(disposition: string | null, format: string): string {
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? `report.${format}`;
}

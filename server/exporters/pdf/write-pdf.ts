import type { ReportFile } from '../exporter.ts';
import { paperOf } from './paper.ts';
import { typeset } from './typesetter.ts';

/**
 * The report as PDF: A4, tagged, vector charts, no network. The same bytes for the same report.
 * @throws Problem `pdf-failed`
 */
export const writePdf = (file: ReportFile): Promise<Uint8Array> => typeset(paperOf(file));

import { counted, thousands } from '../../words.ts';
import type { ExportState } from './export-list.ts';

/** "120,000 of 300,000 events, 41.2 MB". */
export function stateWords({ events, all }: ExportState, size: string): string {
  return `${thousands(events)} of ${counted(all, 'event')}, ${size}`;
}

/** What is said aloud: a word at the start, at each quarter and at the end, and not with every piece that comes. */
export function heardWords(stage: 'choosing' | 'running' | 'done' | 'stopped', { events, all }: ExportState): string {
  if (stage === 'choosing') return '';
  if (stage === 'stopped') return 'Export stopped. Nothing was saved.';
  if (stage === 'done') return `Export saved, ${counted(all, 'event')}.`;
  const quarters = all > 0 ? Math.floor((4 * events) / all) : 0;
  return quarters === 0 ? 'Exporting.' : `${quarters * 25} percent exported.`;
}

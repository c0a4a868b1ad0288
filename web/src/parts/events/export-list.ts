import { ApiProblem, ask } from '../../api.ts';
import { nameIn } from '../report/get-file.ts';

export const LIST_FORMATS = ['csv', 'json'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** How far an export is: bytes and whole events that have come, and how many events it will be. */
export interface ExportState {
  bytes: number;
  events: number;
  all: number;
}

/** Where the bytes go as they come: a file the reader chose, or the page's memory. */
export interface Sink {
  write: (part: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** The file is whole. */
  close: (name: string, type: string) => Promise<void>;
  /** It will not be: nothing half made stays behind. */
  abort: () => Promise<void>;
}

/**
 * Fetches a list of events as it is written, and says how far it is. Stopping it by `signal` stops the server's reading.
 * @throws ApiProblem when the server refuses, or the answer broke off; what `signal` was aborted with
 */
export async function exportList(
  address: string,
  format: ListFormat,
  sink: Sink,
  signal: AbortSignal,
  onstate: (state: ExportState) => void,
): Promise<ExportState> {
  const read = async (response: Response): Promise<ExportState> => {
    const state = { bytes: 0, events: 0, all: Number(response.headers.get('x-signposts-events') ?? 0) };
    const count = eventCounter(format);
    const reader = response.body?.getReader();
    try {
      for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
        await sink.write(part.value);
        state.bytes += part.value.length;
        state.events = Math.min(count(part.value), state.all);
        onstate({ ...state });
      }
    } catch (error) {
      if (signal.aborted) throw error;
      throw brokeOff(state);
    }
    const type = response.headers.get('content-type') ?? 'application/octet-stream';
    await sink.close(nameIn(response.headers.get('content-disposition'), format), type);
    return state;
  };
  try {
    return (await ask<ExportState>('GET', address, { read, signal })).body;
  } catch (error) {
    await sink.abort();
    throw error;
  }
}

/** Counts whole events in pieces of a file: rows below the header of a table, lines of JSON, where the line that ends the file counts too. */
export function eventCounter(format: ListFormat): (part: Uint8Array) => number {
  const [LINE, QUOTE, REMARK] = [10, 34, 35];
  let [lines, above, quoted, atStart] = [0, format === 'json' ? 1 : 0, false, true];
  return (part) => {
    for (const byte of part) {
      if (byte === QUOTE && format === 'csv') quoted = !quoted;
      // Remarks stand in front of the header: "# 312 events are left out"; the mark of UTF-8 comes before the first.
      if (byte === REMARK && atStart && lines === above && format === 'csv') above += 1;
      if (byte === LINE && !quoted) lines += 1;
      if (byte < 128 && byte !== QUOTE) atStart = byte === LINE && !quoted;
    }
    const head = format === 'csv' ? above + 1 : above;
    return Math.max(0, lines - head);
  };
}

function brokeOff({ events, all }: ExportState): ApiProblem {
  return new ApiProblem({
    code: 'no-connection',
    status: 0,
    title: 'The file broke off',
    detail: `${events} of ${all} events had come. Nothing was saved.`,
    fix: 'Look whether the server runs, then export again.',
  });
}

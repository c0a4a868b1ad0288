import { save } from '../../charts/picture.ts';
import type { ListFormat, Sink } from './export-list.ts';

/** Lists beyond this are written straight to a file where the browser can: the page would hold some 40 MB otherwise. */
const LARGE = 50_000;

interface Chosen {
  createWritable: () => Promise<FileSystemWritableFileStream>;
  /** Not in every browser: takes away the empty file that choosing made. */
  remove?: () => Promise<void>;
}
type Picker = (options: { suggestedName: string }) => Promise<Chosen>;

/** Where a list goes: a file the reader chooses where it is long and the browser can ask, else the downloads. Null: they chose none. */
export async function sinkFor(events: number, format: ListFormat): Promise<Sink | null> {
  const pick = (window as { showSaveFilePicker?: Picker }).showSaveFilePicker;
  if (events <= LARGE || !pick) return downloads();
  try {
    return await onDisk(await pick.call(window, { suggestedName: `signposts-${events}-events.${format}` }));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    // Forbidden by a policy of the browser or its owner: the downloads take it.
    return downloads();
  }
}

async function onDisk(chosen: Chosen): Promise<Sink> {
  const file = await chosen.createWritable();
  return {
    write: (part) => file.write(part),
    close: () => file.close(),
    abort: async () => {
      await file.abort().catch(() => undefined);
      await chosen.remove?.().catch(() => undefined);
    },
  };
}

function downloads(): Sink {
  let parts: Uint8Array<ArrayBuffer>[] = [];
  return {
    write: async (part) => void parts.push(part),
    close: async (name, type) => save(new Blob(parts, { type }), name),
    abort: async () => void (parts = []),
  };
}

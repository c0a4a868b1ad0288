import type { Attachment } from '../../../../server/domain/desk/attachment.ts';
import { FILE_BYTES, sizeInWords } from '../../../../server/domain/desk/file-rules.ts';
import { ApiProblem, sendFile } from '../../api.ts';

/** A file that was not kept, and the sentence that says why. `again`: sending it once more may help. */
export interface Refused {
  file: File;
  why: string;
  again: boolean;
}

/** What became of files sent to an event. */
export interface Uploaded {
  kept: Attachment[];
  refused: Refused[];
}

/** Why a file need not even be sent, or null. */
export function refusalOf({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return `${name} is empty. Choose it again; it may not have been saved yet.`;
  if (size > FILE_BYTES)
    return `${name} has ${sizeInWords(size)}; a file may have 20 MiB (${sizeInWords(FILE_BYTES)}). Attach a smaller one.`;
  return null;
}

/**
 * Sends files to an event one after the other; a refused one does not stop the rest. `onshare` hears of each file
 * how much has left, from 0 to 1.
 */
export async function uploadFiles(
  id: string,
  files: readonly File[],
  onshare: (file: File, share: number) => void = () => {},
): Promise<Uploaded> {
  const done: Uploaded = { kept: [], refused: [] };
  for (const file of files) {
    const why = refusalOf(file);
    if (why) {
      done.refused.push({ file, why, again: false });
      continue;
    }
    try {
      const path = `/api/events/${id}/attachments?name=${encodeURIComponent(file.name.toWellFormed())}`;
      done.kept.push(await sendFile<Attachment>(path, file, (share) => onshare(file, share)));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      done.refused.push({ file, why: sentence(file, error), again: error.status === 0 || error.status >= 500 });
    }
  }
  return done;
}

function sentence({ name }: File, { title, detail, fix }: ApiProblem): string {
  return `${name}: ${title}. ${detail && detail !== title ? `${detail}. ` : ''}${fix}`;
}

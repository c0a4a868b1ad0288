import { withoutHiddenMarks } from '../event/hidden-marks.ts';

/** A file may have 20 MiB, an event 40 files. */
export const FILE_BYTES = 20 * 1024 * 1024;
export const FILES_OF_AN_EVENT = 40;

/** What is kept, each with the endings its name may have; the first is put on a name that has none of them. */
export const KEPT_TYPES = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'application/pdf': ['pdf'],
  'text/plain': ['txt', 'csv', 'tsv', 'md', 'log', 'json', 'eml', 'srt'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
export type KeptType = keyof typeof KEPT_TYPES;

/** Whether a browser may paint it as a picture. */
export function isPicture(type: string): boolean {
  return type.startsWith('image/');
}

const NAME_MAX = 200;
/** Names that Windows takes for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file's name as it may lie on any disk: no folders, no marks nobody sees or that turn the direction of writing, no
 * signs with a meaning to a shell or a file system, at most 200 characters, and the ending of what the file is, so
 * that nothing opens it as something else.
 */
export function fileName(given: string, type: KeptType): string {
  const last = withoutHiddenMarks(given.normalize('NFC'))
    .replace(/[\u0000\t\n\r\u061C\u200B\u200E\u200F\u2028\u2029\u2060\uFEFF]/g, '')
    .split(/[/\\]/)
    .findLast((part) => part.trim() !== '');
  const plain = (last ?? '')
    .replace(/[:*?"<>|]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const dot = plain.lastIndexOf('.');
  const ending = dot > 0 ? plain.slice(dot + 1).toLowerCase() : '';
  const endings: readonly string[] = KEPT_TYPES[type];
  const fits = endings.includes(ending);
  const stem = (fits ? plain.slice(0, dot) : plain) || 'file';
  const tail = `.${fits ? ending : (endings[0] ?? 'txt')}`;
  const short = [...stem].slice(0, NAME_MAX - tail.length).join('');
  const cut = short.length + tail.length > NAME_MAX ? short.slice(0, NAME_MAX - tail.length).toWellFormed() : short;
  return `${DEVICES.test(cut) ? '_' : ''}${cut}${tail}`.slice(-NAME_MAX);
}

/** "3 kB", "1.2 MB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

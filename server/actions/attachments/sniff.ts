import { fileTypeFromBuffer } from 'file-type';
import { KEPT_TYPES, type KeptType } from '../../domain/desk/file-rules.ts';

/** What a file is by its content, whatever its name says; or why it is not kept. */
export type Sniffed = { type: KeptType; refused?: never } | { type?: never; refused: string };

/** The parts of a web page that make it one; found in a picture or a text, it can be opened as a page somewhere. */
const PAGE = /<(?:!doctype\s+html|html|head|body|script|svg|iframe|object|embed|frameset)\b/i;
const MARKUP = /^(?:\xEF\xBB\xBF)?\s*<(?:\?xml|!--|[a-z!])/i;

const NAMES: Record<string, string> = {
  exe: 'a Windows program',
  elf: 'a program',
  macho: 'a program',
  dmg: 'a disk image',
  zip: 'a ZIP archive',
  rar: 'a RAR archive',
  '7z': 'a 7z archive',
  gz: 'a compressed file',
  docx: 'a Word document',
  xlsx: 'an Excel workbook',
  pptx: 'a PowerPoint presentation',
  rtf: 'a rich text document',
  heic: 'a HEIC picture',
  avif: 'an AVIF picture',
  tif: 'a TIFF picture',
  bmp: 'a BMP picture',
  mp4: 'a video',
  mov: 'a video',
  mp3: 'a sound recording',
  xml: 'an XML document',
};

/** Looks into the file: pictures, PDF and plain text in UTF-8 are kept, everything else is named and refused. */
export async function sniff(bytes: Uint8Array): Promise<Sniffed> {
  // Every byte one character: enough to look for tags, at a byte each.
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const type = found?.mime === 'image/apng' ? 'image/png' : found?.mime;
  if (isKept(type)) {
    if (type.startsWith('image/') && PAGE.test(plain)) return { refused: 'a picture with a web page inside' };
    return { type };
  }
  if (/^(?:\xFF\xFE|\xFE\xFF)/.test(plain)) return { refused: 'text in UTF-16; save it as UTF-8' };
  if (isCleanText(bytes)) return sniffText(plain);
  return {
    refused: found
      ? (NAMES[found.ext] ?? `a file of the kind "${found.ext}"`)
      : 'neither text in UTF-8 nor a known file',
  };
}

function sniffText(plain: string): Sniffed {
  if (/<svg\b/i.test(plain)) return { refused: 'an SVG drawing, which can hold a program' };
  if (PAGE.test(plain)) return { refused: 'a web page' };
  if (MARKUP.test(plain)) return { refused: 'an XML or HTML document' };
  if (plain.startsWith('{\\rtf')) return { refused: 'a rich text document' };
  if (plain.startsWith('#!')) return { refused: 'a program' };
  return { type: 'text/plain' };
}

function isKept(type: string | undefined): type is Exclude<KeptType, 'text/plain'> {
  return type !== undefined && type !== 'text/plain' && type in KEPT_TYPES;
}

/** UTF-8 without control characters but tab, line ends and form feed. Looked at in pieces: a file can be long. */
function isCleanText(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let from = 0; from < bytes.length; from += 65_536) {
      const piece = decoder.decode(bytes.subarray(from, from + 65_536), { stream: from + 65_536 < bytes.length });
      if (/[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F]/.test(piece)) return false;
    }
    return true;
  } catch {
    return false;
  }
}

import { PDFDocument, PDFStreamWriter } from 'pdf-lib';

/** Objects that are packed together: more of them share their words, fewer are opened faster. */
const TOGETHER = 400;

/**
 * The same PDF with its objects packed (object streams, ISO 32000-1, 7.5.7). The compiler packs only what is painted, and
 * leaves tags, the larger part of a tagged paper, open. Nothing is added: no date, no id, no name of a program.
 */
export async function packPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  return PDFStreamWriter.forContext(context, Infinity, true, TOGETHER).serializeToBuffer();
}

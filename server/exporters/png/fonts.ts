import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Package, and the file in it: two weights of each of our letters, and Naskh for Urdu and Pashto names. */
const FILES = [
  ['@expo-google-fonts/source-sans-3', '400Regular/SourceSans3_400Regular.ttf'],
  ['@expo-google-fonts/source-sans-3', '600SemiBold/SourceSans3_600SemiBold.ttf'],
  ['@expo-google-fonts/source-serif-4', '400Regular/SourceSerif4_400Regular.ttf'],
  ['@embedpdf/fonts-arabic', '../fonts/NotoNaskhArabic-Regular.ttf'],
] as const;

/** The fonts that words in pictures are set in; found beside the module that a package opens with, for not all name their files. */
export function pictureFonts(): Promise<Uint8Array[]> {
  const { resolve } = createRequire(import.meta.url);
  return Promise.all(FILES.map(([name, file]) => readFile(path.join(path.dirname(resolve(name)), file))));
}

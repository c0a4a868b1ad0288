import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const LATIN = [
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
];
const ARABIC = ['NotoNaskhArabic-Regular.ttf', 'NotoNaskhArabic-Bold.ttf'];

/** The fonts of paper, from their packages: serif for judgements, sans for evidence, Naskh for Urdu and Pashto names. */
export function fontFiles(): Uint8Array[] {
  const { resolve } = createRequire(import.meta.url);
  // The package opens its script only; the fonts lie beside it.
  const arabic = path.join(path.dirname(resolve('@embedpdf/fonts-arabic')), '../fonts');
  return [...LATIN.map((file) => resolve(file)), ...ARABIC.map((file) => path.join(arabic, file))].map(
    (file) => new Uint8Array(readFileSync(file)),
  );
}

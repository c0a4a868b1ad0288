import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { CompileFormatEnum, createTypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import { loadFonts } from '@myriaddreamin/typst.ts/options.init';
import { fontFiles } from './fonts.ts';
import { packPdf } from './pack-pdf.ts';
import drawings from './template/drawings.typ?raw';
import parts from './template/parts.typ?raw';
import report from './template/report.typ?raw';
import sections from './template/sections.typ?raw';
import tables from './template/tables.typ?raw';
import words from './template/words.typ?raw';
import type { Paper, Said, Told } from './thread-messages.ts';

const SOURCES = { drawings, parts, report, sections, tables, words };

/** What this file does when it is begun as a thread: keeps a compiler warm and sets one paper after the other. */
async function typesetFor(port: MessagePort): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-web-compiler/wasm');
  const module = await wasmOf().compile(readFileSync(wasm));
  const memories = watchMemories();
  const compiler = createTypstCompiler();
  // Its own fonts would come over the network.
  await compiler.init({
    getModule: () => ({ module_or_path: module }),
    beforeBuild: [loadFonts(fontFiles(), { assets: false })],
  });
  for (const [name, source] of Object.entries(SOURCES)) compiler.addSource(`/${name}.typ`, source);

  async function set({ data, drawings: shown }: Paper): Promise<Uint8Array> {
    for (const [name, svg] of Object.entries(shown)) compiler.mapShadow(`/drawings/${name}`, Buffer.from(svg));
    const { result, diagnostics } = await compiler.compile({
      mainFilePath: '/report.typ',
      format: CompileFormatEnum.pdf,
      inputs: { data },
      diagnostics: 'full',
    });
    for (const name of Object.keys(shown)) compiler.unmapShadow(`/drawings/${name}`);
    if (!result)
      throw new Error((diagnostics ?? []).map(({ path, range, message }) => `${path} ${range} ${message}`).join('; '));
    return packPdf(result);
  }

  let last = Promise.resolve();
  port.on('message', ({ job, paper }: Told) => {
    last = last.then(async () => {
      const outcome = await set(paper).then(
        (bytes) => ({ bytes }),
        (error: unknown) => ({ why: error instanceof Error ? error.message : String(error) }),
      );
      port.postMessage({ job, memory: memories(), ...outcome } satisfies Said);
    });
  });
}

/** The little of WebAssembly that is used here; its types come with those of browsers alone. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports?: object): Promise<{ exports: Record<string, unknown> }>;
}
const wasmOf = () => (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;

/** What the compiler's memory has grown to, in bytes: the limits of a thread do not hold it. */
function watchMemories(): () => number {
  const seen: { buffer: ArrayBuffer }[] = [];
  const wasm = wasmOf();
  const { instantiate } = wasm;
  wasm.instantiate = async (module, imports) => {
    const instance = await instantiate(module, imports);
    for (const each of Object.values(instance.exports)) if (isMemory(each)) seen.push(each);
    return instance;
  };
  return () => seen.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}

const isMemory = (value: unknown): value is { buffer: ArrayBuffer } =>
  typeof value === 'object' && value !== null && 'buffer' in value;

if (parentPort) await typesetFor(parentPort);

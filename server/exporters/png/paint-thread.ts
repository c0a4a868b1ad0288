import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { Resvg, initWasm } from '@resvg/resvg-wasm';
import type { Said, Told } from '../kept-thread.ts';
import { watchMemories, wasmOf } from '../wasm-memory.ts';
import { pictureFonts } from './fonts.ts';
import type { Drawing, Picture } from './picture.ts';

/** What this file does when it is begun as a thread: keeps the painter warm and paints one drawing after the other. */
async function paintFor(port: MessagePort): Promise<void> {
  const memories = watchMemories();
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm((await wasmOf().compile(readFileSync(wasm))) as Parameters<typeof initWasm>[0]);
  const fontBuffers = await pictureFonts();
  port.on('message', ({ number, job }: Told<Drawing>) => {
    let outcome: { answer: Picture } | { why: string };
    try {
      outcome = { answer: paint(job, fontBuffers) };
    } catch (error) {
      outcome = { why: error instanceof Error ? error.message : String(error) };
    }
    port.postMessage({ number, memory: memories(), ...outcome } satisfies Said<Picture>);
  });
}

function paint({ svg, scale }: Drawing, fontBuffers: Uint8Array[]): Picture {
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: {
      fontBuffers,
      defaultFontFamily: 'Source Sans 3',
      sansSerifFamily: 'Source Sans 3',
      serifFamily: 'Source Serif 4',
    },
  });
  try {
    const image = resvg.render();
    try {
      return { bytes: image.asPng(), width: image.width, height: image.height };
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}

if (parentPort) await paintFor(parentPort);

import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap at most double between two collections. By itself V8 lets a heap of our size grow fourfold: an import
 * then takes some 60 MB more, for a few hundredths of its time (`npm run bench:import`). A limit on the whole heap would
 * do the same, but would end a server that one day needs more.
 */
export function keepHeapLean(): void {
  setFlagsFromString('--heap-growing-percent=100');
}

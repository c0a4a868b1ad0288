/** The little of WebAssembly that is used here; its types come with those of browsers alone. */
export interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports?: object): Promise<{ exports: Record<string, unknown> }>;
}
export const wasmOf = () => (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;

/**
 * What the memories of modules that are instantiated from now on have grown to, in bytes: the limits of a thread do not
 * hold them. Modules are to be handed over compiled.
 */
export function watchMemories(): () => number {
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

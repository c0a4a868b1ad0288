/** Opens the file anew from its first byte. A factory, because deciding the encoding may mean reading twice. */
export type Open = () => AsyncIterable<Uint8Array>;
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

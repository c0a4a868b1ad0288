/**
 * looked: uploaded, waits for settings. checking, checked: read, nothing written. importing, done: written whole.
 * failed: an attempt ended with a problem and nothing was written. given-up: the file was put away.
 */
export const IMPORT_STATES = ['looked', 'checking', 'checked', 'importing', 'done', 'failed', 'given-up'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const IMPORT_ORIGINS = ['upload', 'command', 'connector'] as const;
export type ImportOrigin = (typeof IMPORT_ORIGINS)[number];

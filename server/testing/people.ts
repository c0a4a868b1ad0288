import type { Actor } from '../domain/permission.ts';

/** The fixed cast of every test: Alice may do all that an editor may, Bob logs, Charlie only reads. */
export const alice: Actor = { id: 'alice', name: 'Alice', role: 'editor' };
export const bob: Actor = { id: 'bob', name: 'Bob', role: 'analyst' };
export const charlie: Actor = { id: 'charlie', name: 'Charlie', role: 'reader' };

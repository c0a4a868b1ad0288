import type { Ctx } from '../actions/ctx.ts';

/** Whether jobs may change anything: while the installation is read only or closed, what waits goes on waiting. */
export async function atWork({ store }: Ctx): Promise<boolean> {
  return (await store.installation.read()).mode === 'normal';
}

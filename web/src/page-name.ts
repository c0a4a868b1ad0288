import { randomId } from './device/random-id.ts';

/** The name this page gives itself with every change it sends, so that it is not told of its own. New with every load. */
export const pageName: string = randomId();

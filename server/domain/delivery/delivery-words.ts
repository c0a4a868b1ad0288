import { PAUSES_MINUTES, type DeliveryState, type Outcome } from './delivery-values.ts';

interface Standing {
  state: DeliveryState;
  attempts: number;
  brokenOff: number;
  missed: number;
  nextAt: string | null;
}

/** How a sending stands, in a sentence. */
export function deliveryInWords({ state, attempts, brokenOff, missed, nextAt }: Standing): string {
  const words = [standing(state, attempts, nextAt)];
  if (missed > 0)
    words.push(`It stands for ${missed === 1 ? '1 run' : `${missed} runs`} missed before it while no server ran.`);
  if (brokenOff > 0)
    words.push('A server stopped while it was sending, so the receiver may have got it twice, under the same number.');
  return words.join(' ');
}

function standing(state: DeliveryState, attempts: number, nextAt: string | null): string {
  const tries = attempts === 1 ? '1 try' : `${attempts} tries`;
  switch (state) {
    case 'sent':
      return attempts === 1 ? 'Sent at the first try.' : `Sent after ${tries}.`;
    case 'failed':
      return `Failed after ${tries}. Nothing is tried again by itself.`;
    case 'given-up':
      return 'Taken back before it was sent.';
    case 'sending':
      return 'Being sent now.';
    case 'waiting':
      return attempts === 0
        ? 'Waits for its turn.'
        : `Not sent after ${tries} of ${PAUSES_MINUTES.length + 1}. Tried again ${minute(nextAt)}.`;
  }
}

/** "on 2024-11-03 at 06:05 UTC". */
const minute = (at: string | null) => (at === null ? 'soon' : `on ${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`);

/** What stands on the pages until somebody has acknowledged it; null where nothing failed. */
export function failuresInWords(failed: number): string | null {
  if (failed === 0) return null;
  return failed === 1 ? '1 report or digest was not delivered.' : `${failed} reports or digests were not delivered.`;
}

/** Said of a try that a dying server left behind. */
export const BROKEN_OFF: { outcome: Outcome; answer: string } = {
  outcome: 'broken-off',
  answer: 'The server stopped while it was sending. Whether it arrived is not known.',
};

import type { Claim } from '../../event/event-values.ts';

/** A row of the table: what it holds, and whether it is a part of the row above it. */
export interface ClaimRow {
  claims: readonly Claim[];
  words: string;
  part?: true;
}

/** What each word is called: in the table, and as a filter of the list that opens on a number of it. */
export const CLAIM_WORDS: Record<Claim, string> = {
  alone: 'Claimed, nobody else vouches for it',
  also: 'Claimed, and others vouch for it too',
  others: 'Said by others, not claimed',
  alleged: 'Alleged only',
  unsaid: 'Nobody is named',
};

/** The rows in their order. A claim that others vouch for is in both sums, claimed and vouched for. */
export const CLAIM_ROWS: readonly ClaimRow[] = [
  { claims: ['alone', 'also'], words: 'Claimed by whoever did it' },
  { claims: ['alone'], words: 'Nobody else vouches for it', part: true },
  { claims: ['also'], words: 'Others vouch for it too', part: true },
  { claims: ['also', 'others'], words: 'Vouched for by others' },
  { claims: ['others'], words: 'Said by others, not claimed', part: true },
  { claims: ['alleged'], words: 'Alleged only' },
  { claims: ['unsaid'], words: 'Nobody is named' },
];

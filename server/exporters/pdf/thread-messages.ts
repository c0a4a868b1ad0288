/** A paper to be set: the data of its template as JSON, and the drawings it shows by the names it calls them. */
export interface Paper {
  data: string;
  drawings: Record<string, string>;
}

/** What the thread is asked, and what it says: bytes, or why there are none; and what its compiler takes by now, in bytes. */
export interface Told {
  job: number;
  paper: Paper;
}
export type Said = { job: number; memory: number } & ({ bytes: Uint8Array } | { why: string });

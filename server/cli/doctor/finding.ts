/** One thing that the doctor looked at. */
export interface Finding {
  about: string;
  state: 'fine' | 'look' | 'broken';
  says: string;
  /** What to do; null where nothing is to be done. */
  fix: string | null;
}

export const fine = (about: string, says: string): Finding => ({ about, state: 'fine', says, fix: null });
export const look = (about: string, says: string, fix: string): Finding => ({ about, state: 'look', says, fix });
export const broken = (about: string, says: string, fix: string): Finding => ({ about, state: 'broken', says, fix });

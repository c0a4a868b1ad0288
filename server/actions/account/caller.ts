/** Where a request came from, and the secrets its browser holds. */
export interface Caller {
  /** Of the other end of the line. */
  address: string;
  /** What the browser calls itself. */
  agent: string;
  /** Token of the session, if it holds one. */
  session?: string | undefined;
  /** Token of a device on which somebody signed in before. */
  device?: string | undefined;
}

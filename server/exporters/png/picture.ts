/** A picture made of a drawing. */
export interface Picture {
  bytes: Uint8Array;
  /** In pixels. */
  width: number;
  height: number;
}

/** A drawing to be painted, and pixels a unit of it. */
export interface Drawing {
  svg: string;
  scale: number;
}

/** Lengths of a password, in characters. */
export const PASSWORD_LENGTH = { least: 12, most: 200 } as const;

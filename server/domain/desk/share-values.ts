/** Days for which a shared link opens. */
export const SHARE_DAYS = [1, 7, 30, 90, 365] as const;
export type ShareDays = (typeof SHARE_DAYS)[number];

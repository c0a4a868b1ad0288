/** The numbers that the statistics rest on, each named once: the code reckons with them and the method page prints them. */

/** Probability inside every interval that is shown: 5 % lie beyond either end. */
export const INTERVAL = 0.9;
/** Probability inside the expected range of a month (a predictive range, not an interval of a mean). */
export const EXPECTED = 0.95;
/** One-sided chance with which a month passes the bound of an unusual month though nothing changed (method 4.7). */
export const UNUSUAL = 0.01;
/** One-sided error behind "what we could have noticed", and behind the allowance for a scatter known from few months. */
export const ONE_SIDED = 0.05;
/** Chance with which the smallest noticeable change would have been noticed (method 4.8). */
export const POWER = 0.8;
/** What Jeffreys' prior adds to every count: half an event. */
export const JEFFREYS = 0.5;
/** The margin as a factor where an indicator's file gives none. */
export const USUAL_FACTOR = 1.25;
/** The margin of a share where none is given: five points. */
export const USUAL_POINTS = 0.05;
/** Resemblance of neighbouring months is held below this: beyond it no number of months would be enough (method 4.1). */
export const SERIAL_CAP = 0.8;
/** With this many months or fewer no resemblance can be told from chance. */
export const SERIAL_MONTHS = 8;
/** Chance given beforehand to "there was a change at all" (method 4.8). */
export const CHANGE_PRIOR = 0.5;
/** Fewest months on either side of a change. */
export const CHANGE_SIDE = 3;
/** Events that two indicators are taken to share at the least, because reports share sources (method 4.12). */
export const SHARED_FLOOR = 0.15;
/** The chance that an indicator moved is kept within these before it is weighed (method 4.12). */
export const CLIP = [0.05, 0.95] as const;

/** The rules of a reading in numbers, each named once: the verdicts are reached by them and the method page prints them. */

/** Chance of the direction that "as predicted" and "against" need (method 4.11). */
export const SURE = 0.95;
/** Chance of the direction from which a sign is said to lean. */
export const LEANING = 0.8;
/** Share of the months of either window that must be covered (method 4.10). */
export const COVERAGE_NEEDED = 0.8;
/** The margin where a file gives none, and of a variant that turns a share into a rate. */
export const USUAL_MARGIN = '25%';
/** The margin of a variant that turns a rate into a share. */
export const USUAL_POINTS_MARGIN = '5 points';
/** False discovery rate allowed among the indicators of a forecast (Benjamini & Hochberg 1995; method 4.10). */
export const FALSE_DISCOVERY_RATE = 0.1;
/** A month is quiet when at least this share of its days lies in a quiet period; a longer step, when more of its months are. */
export const QUIET_SHARE = 0.5;

/** Part of the telling power that must have data before a development is judged (method 4.12). */
export const TELLING_NEEDED = 0.5;
/** Posterior of the predicted explanation from which a development trends as predicted, and up to which it is against. */
export const TRENDING = 0.8;
export const CONTRADICTED = 0.2;
/** Odds that the signs for and those against must each be worth, for a development to be mixed. */
export const MIXED_ODDS = 3;
/** The starting weight of somebody who does not believe the article. */
export const SCEPTIC = 0.25;

/** Steps of confidence that each fault takes, and how many may be lost for each word. */
export const CONFIDENCE_STEPS = { flip: 2, missing: 1, sourcing: 1, alone: 1 } as const;
export const MODERATE_UP_TO = 2;
/** Share of the events counted that must be well sourced. */
export const WELL_SOURCED = 0.8;
/** An event is well sourced with one source of this grade or better, or with so many sources. */
export const GOOD_GRADE = 'C3';
export const GOOD_SOURCES = 2;

/** Months before the article that the check "last months as the baseline" keeps. */
export const LAST_MONTHS = 12;
/** Two-sided p below which a baseline was rising already (method 4.9). */
export const EARLIER_TREND = 0.1;
/** Two-sided p below which a trend inside the watch is spoken of, and the steps that it needs (method 4.6). */
export const TREND_SAID = 0.1;
export const TREND_STEPS = 8;
/** Events on either side that a comparison at equal numbers needs. */
export const EQUAL_EVENTS = 5;
/** Share of events without a named attacker from which it is said. */
export const UNNAMED_SAID = 0.1;
/** Steps of baseline that an expected range and an unusual month need. */
export const BASELINE_STEPS = 6;
/** A month of change is named when a change is more likely than this. */
export const CHANGE_SAID = 0.5;
/** A rate is spoken by the year when its own period would hold fewer events than this. */
export const SPOKEN_BY_THE_YEAR = 0.6;

/** Months that two feeds must both cover to be held against each other, and steps that a rank correlation of them needs. */
export const COMMON_MONTHS = 12;
export const RANKED_STEPS = 12;
/** Rank correlation from which two feeds move together, and from which they do so in part; below zero alike. */
export const TOGETHER = 0.7;
export const IN_PART = 0.4;

/** Share of the indicators of a development with too little data, or held with low confidence, that lowers the confidence in it. */
export const THIN_SHARE = 0.25;
export const SHAKY_SHARE = 0.5;
/** Denominator below which a share or mean is drawn hollow, because it cannot stand alone. */
export const FULL_LEVEL = 20;
/** The largest single event is named where a quarter's mean would move by more than this without it. */
export const LARGEST_MOVES = 0.1;

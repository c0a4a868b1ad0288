import type { SampleName } from '../event/event-values.ts';

/** What pages and papers say while a sample is loaded, in one wording for both. */
export const SAMPLE_NOTICES: Record<SampleName, string> = {
  practice: 'Practice data, made up. Not for citation.',
  notable: 'Sample: hand-picked notable events, no census. Count-based verdicts are withheld. Not for citation.',
};

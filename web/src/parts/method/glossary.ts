import { COVERAGE_NEEDED, SURE } from '../../../../server/domain/reading/rules.ts';
import { EXPECTED, INTERVAL, USUAL_FACTOR } from '../../../../server/domain/stats/constants.ts';
import { pc } from './numbers.ts';

/** A word of the product and what it means here; other pages link to its anchor, `/method#word-…`. */
export interface Word {
  word: string;
  means: string;
}

/** The anchor of a word. */
export const anchorOf = (word: string): string => `word-${word.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

const WORDS: readonly Word[] = [
  {
    word: 'Admiralty grade',
    means: 'Two marks of a source: a letter A to F for who says it and a digit for what is said, given apart.',
  },
  { word: 'As it stood', means: 'The dashboard with what had been entered by the end of an earlier day.' },
  {
    word: 'Baseline',
    means:
      'The months before the article that the watch is compared with. Each indicator takes the usual one, the long one for rare things, or none.',
  },
  {
    word: 'Band',
    means: `The shaded range in a chart: where ${pc(EXPECTED)} of single months would fall if nothing had changed.`,
  },
  {
    word: 'Check',
    means: 'The comparison repeated with one choice changed. A flag on the verdict, never a second verdict.',
  },
  { word: 'Checkpoint', means: 'A month named beforehand at which the reading is official.' },
  { word: 'Claim', means: 'One sentence of the article that can come true or not, in the author’s own words.' },
  {
    word: 'Confidence',
    means: 'How far a judgement may be leaned on, from what is known of the data: high, moderate or low.',
  },
  {
    word: 'Coverage',
    means: `The months and countries in which a feed looked. Below ${pc(COVERAGE_NEEDED)} of the months of a window there is no verdict.`,
  },
  {
    word: 'Development',
    means:
      'One of the things the article says are coming: several claims with their indicators and rival explanations.',
  },
  {
    word: 'Dispersion',
    means: 'How much more a series scatters than independent events would. An event counts for one over it.',
  },
  {
    word: 'Feed',
    means: 'A source of events that codes in one way: the desk’s own log, or a dataset. Feeds are never added.',
  },
  {
    word: 'Feed of record',
    means: 'The feed a forecast is read from unless you pick another: the one that covers most months.',
  },
  {
    word: 'Fingerprint',
    means:
      'A hash over the parts of a file that change what is counted or how it is judged. Another fingerprint is another version.',
  },
  {
    word: 'Held back',
    means: 'Newest months of a feed that stay provisional after their end, because reports still arrive.',
  },
  {
    word: 'Horizon',
    means: 'The last month of the watch. What was to happen and has not by then counts as not having happened.',
  },
  {
    word: 'Indicator',
    means:
      'A thing that can be counted and would move if a claim came true. Declared in a file before the data are counted.',
  },
  { word: 'Interim', means: 'A reading between checkpoints. It can still turn.' },
  {
    word: 'Interval',
    means: `The ${pc(INTERVAL)} interval: by what we know, the true value lies in it with that chance.`,
  },
  { word: 'Left out', means: 'An event that is in neither window, because it prompted the article.' },
  { word: 'Likelihood', means: 'How likely something is, in one of seven words and always with its number.' },
  {
    word: 'Margin',
    means: `The smallest change that matters, set in the indicator’s file: a factor such as ${USUAL_FACTOR}, or points.`,
  },
  { word: 'Mixed signs', means: 'Strong signs for a development and strong signs against it at once.' },
  {
    word: 'Nil return',
    means:
      'A note that somebody looked for one indicator in a period and found none. It turns missing months into zeros.',
  },
  { word: 'Official', means: 'A reading whose last judged month is a checkpoint, or any after the watch.' },
  {
    word: 'Override',
    means:
      'A decision by hand that an event counts, or does not, against the rule; always with its reason and its author.',
  },
  { word: 'Posterior', means: 'The weight of an explanation after the signs. It starts from the prior.' },
  { word: 'Prior', means: 'The weight of an explanation before any sign, set beforehand and shown.' },
  { word: 'Provisional', means: 'A month whose reports are still arriving. Hatched, and left out of the verdict.' },
  { word: 'Quiet period', means: 'A truce or the like. It stays in, and every verdict is worked out without it too.' },
  { word: 'Reading', means: 'Everything the reckoning says of a forecast from one feed on one day.' },
  {
    word: 'Rival explanation',
    means: 'Another way the same months could have gone. What is as likely under a rival speaks for neither.',
  },
  { word: 'Roll-up', means: 'How the signs of a development add up to the weight of its explanations.' },
  {
    word: 'Seen if',
    means: 'How likely an indicator’s movement is under each explanation, in the words of the likelihood scale.',
  },
  { word: 'Steady', means: 'The whole interval lies within the margin: whatever changed is too small to matter.' },
  { word: 'Toll', means: 'Killed and injured of an event, with a lower and an upper number. Revisions are kept.' },
  { word: 'Trigger', means: 'An event that sets the clock for what follows it.' },
  { word: 'Unusual month', means: 'A month beyond what the baseline leads us to expect. A mark, never a verdict.' },
  {
    word: 'Verdict',
    means: `What is said of an indicator or a development against its prediction. “As predicted” needs a chance of ${pc(SURE)}.`,
  },
  { word: 'Vintage', means: 'One import of a dataset, kept with its day. A later one may change or drop events.' },
  { word: 'Watch', means: 'The months from the article to the horizon, in which a prediction can come true.' },
  { word: 'Well sourced', means: 'With one well graded source, or with several.' },
];

/** The word list, by the alphabet. */
export const GLOSSARY: readonly Word[] = [...WORDS].sort((a, b) =>
  a.word.toLowerCase() < b.word.toLowerCase() ? -1 : 1,
);

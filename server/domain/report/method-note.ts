/** How verdicts are made, in the words of every report. */
export const METHOD = [
  "Every indicator is declared in a file, and its version is the hash of that file's meaning. A version that changed after the forecast was registered is marked.",
  'The months after the article are compared with a baseline that ends before it. Intervals are 90 % intervals of a Gamma-Poisson or Beta posterior, widened for scatter and for months that follow each other.',
  'A predicted rise or fall needs a chance of 95 % and a change beyond the margin in the file; what should stay low or keep up needs a chance of 95 % of staying within it; what should happen is counted by its days.',
  'Months still being reported are left out, months that nobody covered are missing and not zero, and feeds are never added together.',
  'Because many indicators are read at once, verdicts of "as predicted" are adjusted to a false discovery rate of 10 % (Benjamini and Hochberg).',
  'Likelihood words are those of ICD 203. Confidence is about the data, not about the size of the change.',
];

/** What the method rests on. */
export const REFERENCES: readonly { on: string; works: readonly string[] }[] = [
  {
    on: 'Tradecraft',
    works: [
      'Intelligence Community Directive 203, Analytic Standards (2 January 2015, amended 21 December 2022), D.6.e.',
      'Intelligence Community Directive 206, Sourcing Requirements for Disseminated Analytic Products.',
      'AJP-2.1, Allied Joint Doctrine for Intelligence Procedures; FM 2-22.3, Appendix B (the Admiralty code).',
      'R. H. Pherson and K. H. Pherson, Critical Thinking for Strategic Intelligence (2017): five qualities of an indicator.',
      'R. J. Heuer and R. H. Pherson, Structured Analytic Techniques for Intelligence Analysis: the Indicators Validator.',
      'US Government, A Tradecraft Primer (2009): indicators or signposts of change.',
    ],
  },
  {
    on: 'Counts and shares',
    works: [
      'P. Grünwald, The Safe Bayesian (2012): tempered likelihoods.',
      'P. McCullagh and J. A. Nelder, Generalized Linear Models (1989): quasi-likelihood and dispersion.',
      'L. D. Brown, T. T. Cai and A. DasGupta, Interval Estimation for a Binomial Proportion (2001): Jeffreys intervals.',
      'R. G. Newcombe, Interval Estimation for the Difference between Independent Proportions (1998).',
      'N. Mantel and W. Haenszel, Statistical Aspects of the Analysis of Data from Retrospective Studies of Disease (1959).',
    ],
  },
  {
    on: 'Different values, unusual months, trends and changes',
    works: [
      'S. H. Hurlbert, The Nonconcept of Species Diversity (1971): rarefaction.',
      'C. P. Farrington and others, A Statistical Algorithm for the Early Detection of Outbreaks (1996).',
      'K. H. Hamed and A. R. Rao, A Modified Mann-Kendall Trend Test for Autocorrelated Data (1998).',
      'D. Barry and J. A. Hartigan, A Bayesian Analysis for Change Point Problems (1993).',
      'C. Spearman, The Proof and Measurement of Association between Two Things (1904): feeds held against each other.',
    ],
  },
  {
    on: 'Many at once',
    works: ['Y. Benjamini and Y. Hochberg, Controlling the False Discovery Rate (1995).'],
  },
];

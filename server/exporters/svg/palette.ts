import type { Paint } from '../../domain/reading/chart/drawing/shapes.ts';
import type { ChartSpec } from '../../domain/reading/chart/chart.ts';

/** The colours of a drawing that stands alone, by what they stand for. */
export type Palette = Record<Exclude<Paint, 'after' | 'provisional' | 'hatch'>, string> &
  Record<'quiet' | ChartSpec['tone'], string>;

export const LIGHT: Palette = {
  before: '#868F96',
  outside: '#A9B1B7',
  missing: '#868F96',
  grid: '#E6E9EA',
  axis: '#5F6971',
  band: 'rgba(21,25,28,.075)',
  'band-before': 'rgba(21,25,28,.04)',
  watch: 'rgba(0,103,166,.028)',
  rule: '#15191C',
  ink: '#15191C',
  soft: '#5F6971',
  paper: '#FFFFFF',
  quiet: '#3F474D',
  'as-predicted': '#0067A6',
  against: '#B84A00',
  'no-clear-change': '#6B757C',
  'too-little-data': '#7D868D',
};

export const DARK: Palette = {
  before: '#69747B',
  outside: '#566067',
  missing: '#69747B',
  grid: '#232A2E',
  axis: '#98A3AA',
  band: 'rgba(236,239,241,.10)',
  'band-before': 'rgba(236,239,241,.05)',
  watch: 'rgba(86,174,230,.045)',
  rule: '#ECEFF1',
  ink: '#ECEFF1',
  soft: '#98A3AA',
  paper: '#15191C',
  quiet: '#C0C8CD',
  'as-predicted': '#56AEE6',
  against: '#F08A3E',
  'no-clear-change': '#87929A',
  'too-little-data': '#737E85',
};

/** The fonts of a drawing: those of the reader's machine, so that nothing has to be carried along. */
export const FONTS = {
  sans: '"Source Sans 3","Segoe UI",system-ui,-apple-system,Roboto,"Noto Sans",sans-serif',
  serif: '"Source Serif 4",Georgia,"Noto Serif",serif',
};

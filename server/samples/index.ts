import type { SampleName } from '../domain/event/event-values.ts';
import { notable } from './notable.ts';
import { practice } from './practice.ts';
import type { Sample } from './sample.ts';

/** The samples a first start may begin with. */
export const samples: Record<SampleName, Sample> = { notable, practice };

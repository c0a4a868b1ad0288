import type { OwnText, ReportPlan } from '../../../../server/domain/report/plan.ts';
import type { OwnKind, SectionId } from '../../../../server/domain/report/plan-values.ts';

/** An empty text of an editor, below a section; a judgement stands with the key judgements, whatever it is asked for. */
export function newText(id: string, kind: OwnKind, after: SectionId | null): OwnText {
  return { id, kind, after: kind === 'judgement' ? 'judgements' : after, text: '', confidence: null, cites: [] };
}

/** What of a plan can be sent: a text without words is not written yet, a confidence without its reason not said yet. */
export function sendable(plan: ReportPlan): ReportPlan {
  return {
    ...plan,
    texts: plan.texts
      .filter(({ text }) => text.trim() !== '')
      .map((text) => (text.confidence?.because.trim() === '' ? { ...text, confidence: null } : text)),
  };
}

/** The same text as the other kind. Only a judgement says how firmly it is held. */
export function asKind(text: OwnText, kind: OwnKind): OwnText {
  return kind === 'judgement' ? { ...text, kind, after: 'judgements' } : { ...text, kind, confidence: null };
}

/** The texts with one of them a step up or down among those that stand at the same place. */
export function textStepped(texts: readonly OwnText[], id: string, by: -1 | 1): OwnText[] {
  const one = texts.find((text) => text.id === id);
  const beside = texts.filter((text) => text.after === one?.after);
  const other = beside[beside.findIndex((text) => text.id === id) + by];
  if (!one || !other) return [...texts];
  return texts.map((text) => (text === one ? other : text === other ? one : text));
}

const LINK = /^(?:\S*\/events\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[/?#]\S*)?$/i;

/** The event that a pasted address, or an id alone, names; null for anything else. */
export function eventNamed(pasted: string): string | null {
  return LINK.exec(pasted.trim())?.[1]?.toLowerCase() ?? null;
}

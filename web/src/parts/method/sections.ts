/** The sections of the method page, in their order; the id is the anchor that other pages link to. */
export const SECTIONS = [
  { id: 'compared', title: 'What is compared with what' },
  { id: 'declared', title: 'What was fixed beforehand' },
  { id: 'badges', title: 'The verdicts' },
  { id: 'order', title: 'How a verdict is decided' },
  { id: 'measures', title: 'Ways of counting' },
  { id: 'noticed', title: 'What we could have noticed' },
  { id: 'data', title: 'What the data can carry' },
  { id: 'checks', title: 'Checks' },
  { id: 'official', title: 'Official and interim' },
  { id: 'many', title: 'Many indicators at once' },
  { id: 'developments', title: 'From signs to a development' },
  { id: 'how-sure', title: 'How sure are we' },
  { id: 'hand', title: 'Decisions by hand' },
  { id: 'earlier', title: 'The dashboard on an earlier day' },
  { id: 'limits', title: 'What this cannot do' },
  { id: 'words', title: 'Word list' },
  { id: 'sources', title: 'Sources' },
] as const;
export type SectionId = (typeof SECTIONS)[number]['id'];

/** The title of a section. */
export const titleOf = (id: SectionId): string => SECTIONS.find((section) => section.id === id)?.title ?? '';

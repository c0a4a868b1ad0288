import { describe, expect, it } from 'vitest';
import { IMPORT_PARTS } from '../../domain/event/event-values.ts';
import { behindImport } from '../../domain/reading/pages/behind.ts';
import { bringText } from '../../testing/bring.ts';
import { testLog } from '../../testing/request.ts';
import { readVintage } from '../imports/read-vintage.ts';
import { listEvents } from './list-events.ts';

const HEADER = 'id,date,kind,by,country,district,killed_total,summary';
const row = (id: string, day: string, killed: number) =>
  `${id},${day},bomb,rebels,freeland,north,${killed},A bomb of ${id}`;

describe('the events of an import', async () => {
  const { ctx } = await testLog();
  const bring = (...rows: string[]) => bringText(ctx, [HEADER, ...rows].join('\n'), { dropGone: true });
  const listed = async (vintage: string, part?: (typeof IMPORT_PARTS)[number]) => {
    const { events, total } = await listEvents({ ctx, input: behindImport(vintage, part) });
    expect(total).toBe(events.length);
    return events.map(({ summary }) => summary.slice(-1)).sort();
  };

  it('are listed by what it did to them, as many as the import itself counts', async () => {
    const first = (await bring(row('a', '2024-01-02', 1), row('b', '2024-02-03', 2), row('c', '2024-03-04', 3)))
      .vintage;
    expect(await listed(first ?? '')).toEqual(['a', 'b', 'c']);
    expect(await listed(first ?? '', 'new')).toEqual(['a', 'b', 'c']);
    const second = (await bring(row('a', '2024-01-02', 1), row('b', '2024-02-03', 9), row('d', '2024-03-05', 4)))
      .vintage;
    expect(await listed(second ?? '', 'new')).toEqual(['d']);
    expect(await listed(second ?? '', 'changed')).toEqual(['b']);
    expect(await listed(second ?? '', 'gone')).toEqual(['c']);
    expect(await listed(second ?? '')).toEqual(['b', 'c', 'd']);
    const { parts } = await readVintage({ ctx, input: { id: second ?? '' } });
    for (const part of IMPORT_PARTS) expect(await listed(second ?? '', part)).toHaveLength(parts[part]);
  });

  it('are none of an import that there is not', async () => {
    expect(await listed('018f0000-0000-7000-8000-000000000000')).toEqual([]);
  });

  it('cannot be asked for by what is no id, or what is no part', async () => {
    const refused = (input: object) =>
      listEvents({ ctx, input }).then(
        () => null,
        (error: { code: string }) => error.code,
      );
    expect(await refused({ vintage: 'newest' })).toBe('not-valid');
    expect(await refused({ vintage: '018f0000-0000-7000-8000-000000000000', part: 'most' })).toBe('not-valid');
  });
});

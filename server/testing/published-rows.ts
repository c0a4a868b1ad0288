/** A row of a monthly UCDP release as its API writes it: invented. */
export function ucdpRow(id: number, day: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    ...{ id, relid: `PAK-2024-1-857-${id}`, year: Number(day.slice(0, 4)), active_year: true, code_status: 'Clear' },
    ...{ type_of_violence: 1, conflict_name: 'Pakistan: Government', side_a: 'Government of Pakistan', side_b: 'TTP' },
    ...{ number_of_sources: 1, source_article: '"Example Agency, 2024, Invented"', source_office: 'Example Agency' },
    ...{ source_date: day, where_prec: 1, where_coordinates: 'Example village', adm_1: 'Balochistan province' },
    ...{ adm_2: 'Quetta district', latitude: 30.1, longitude: 67.0, country: 'Pakistan', country_id: 770 },
    ...{ event_clarity: 1, date_prec: 1, date_start: `${day}T00:00:00`, date_end: `${day}T00:00:00` },
    ...{ deaths_a: 1, deaths_b: 2, deaths_civilians: 0, deaths_unknown: 0, best: 3, high: 3, low: 3 },
    ...change,
  };
}

/** A row of ACLED as its API writes it: invented. */
export function acledRow(id: string, day: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  const isPakistan = id.startsWith('PAK');
  return {
    ...{ event_id_cnty: id, event_date: day, year: day.slice(0, 4), time_precision: '1' },
    ...{ disorder_type: 'Political violence', event_type: 'Battles', sub_event_type: 'Armed clash' },
    ...{ actor1: 'TTP: Tehreek-i-Taliban Pakistan', assoc_actor_1: '', inter1: 'Rebel group' },
    ...{ actor2: 'Military Forces of Pakistan (2022-)', assoc_actor_2: '', inter2: 'State forces' },
    ...{
      interaction: 'State forces-Rebel group',
      civilian_targeting: '',
      country: isPakistan ? 'Pakistan' : 'Afghanistan',
    },
    ...{ admin1: isPakistan ? 'Khyber Pakhtunkhwa' : 'Kunar', admin2: isPakistan ? 'Bannu' : '', admin3: '' },
    ...{ location: 'Example village', latitude: '33.0000', longitude: '70.5000', geo_precision: '1' },
    ...{ source: 'Example Daily', source_scale: 'National', notes: `Invented row ${id}.`, fatalities: '3', tags: '' },
    ...{ timestamp: '1700000000', ...change },
  };
}

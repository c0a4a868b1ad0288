import type { MappingField } from './mapping-values.ts';

/** How trackers and offices call their columns, the most telling first; without case, spaces and marks. */
const NAMES: readonly (readonly [MappingField, string])[] = [
  [
    'id',
    'id eventid incidentid recordid attackid eventidcnty globaleventid caseid uid uniqueid refno refnumber ref reference referenceno incidentno incidentnumber caseno eventno code serialno serial sno srno no number nr نمبر',
  ],
  [
    'date',
    'date eventdate incidentdate attackdate dateofincident dateofevent dateofattack dateofoccurrence occurred occurredon occurreddate datestart startdate begindate datefrom when تاریخ نېټه تاريخ',
  ],
  ['to', 'enddate dateend dateto lastday until todate'],
  ['year', 'year iyear yr eventyear سال'],
  ['month', 'month imonth mon eventmonth مہینہ'],
  ['day', 'day iday dayofmonth eventday دن'],
  ['precision', 'dateprecision timeprecision dateprec precision'],
  [
    'kind',
    'kind eventtype incidenttype attacktype subeventtype typeofincident typeofevent typeofattack natureofincident natureofattack nature incidentkind modeofattack methodofattack attackmethod type category tactic method incident attack activity event قسم نوعیت واقعہ',
  ],
  [
    'summary',
    'summary description details detail narrative notes whathappened incidentdetails eventdescription incidentdescription briefdescription brief synopsis headline title remarks comments تفصیل',
  ],
  [
    'by',
    'by perpetrator perpetrators attacker attackers actor actor1 group gname armedgroup militantgroup terroristgroup claimedby claim responsibility responsible responsiblegroup suspectedgroup suspect sidea گروہ',
  ],
  ['against', 'against target targets targettype targetgroup victim victims victimtype actor2 on targ ہدف نشانہ'],
  ['with', 'with alongside togetherwith associate assocactor1 assocactor'],
  ['between', 'between parties sides belligerents'],
  [
    'place',
    'place location locality village site city town area where exactlocation placename locationname placeofincident tehsil address مقام جگہ ځای',
  ],
  ['district', 'district admin2 adm2 districtname adm2name adm2en districtagency agency tribaldistrict ضلع ولسوالۍ'],
  ['province', 'province admin1 adm1 provincename adm1name adm1en provincestate provincename state region صوبہ ولایت'],
  ['country', 'country countryname adm0 admin0 ملک هېواد'],
  ['lat', 'lat latitude ycoord ycoordinate y latdd'],
  ['lon', 'lon long lng longitude xcoord xcoordinate x longdd'],
  [
    'point',
    'coordinates coordinate coords gps gpscoordinates latlon latlong latlng latitudelongitude geolocation geo position point',
  ],
  ['weapons', 'weapons weapon weapontype weapontypes weaptype1txt weaptype weaponsused weaponused arms'],
  ['tags', 'tags features keywords labels'],
  ['url', 'url link links sourceurl sourcelink weblink webaddress sourcelinks urls'],
  [
    'published',
    'published publishedon publicationdate reportdate reportedon datereported sourcedate dateofreport dateofsource',
  ],
  ['grade', 'grade sourcegrade admiralty admiraltycode sourcerating'],
  ['publisher', 'publisher source sources outlet newspaper media reportedby sourcename scite1 newssource ذریعہ سرچینه'],
];

const KILLED =
  /^(killed|dead|deaths?|died|fatalit(?:y|ies)|fatal|kia|kill|nkill|martyred|martyrs?|casualties|ہلاک|ہلاکتیں|شہید)$/u;
const WOUNDED = /^(wounded|injured|injur(?:y|ies)|wia|hurt|nwound|wound|زخمی|ټپيان)$/u;
const SIDES: readonly (readonly ['security' | 'civilians' | 'militants' | 'unknown' | 'total', RegExp])[] = [
  [
    'security',
    /^(security|forces?|sf|police|policemen|cops?|army|soldiers?|military|troops?|fc|levies|personnel|lea|leas|scouts|ff)$/u,
  ],
  ['civilians', /^(civilians?|civs?|public|residents?|people|شہری)$/u],
  ['militants', /^(militants?|terrorists?|insurgents?|attackers?|fighters?|ttp|nkillter|nwoundte)$/u],
  ['unknown', /^(unknown|others?|unidentified|unspecified)$/u],
  ['total', /^(total|all|overall|sum)$/u],
];
const FILLERS = /^(no|nr|number|of|num|n|count|in|the|persons?|and|or|best|est)$/u;

/** A column's name as these tables know it. */
export function bareName(column: string): string {
  return column
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Which field a column's name points to: lower is surer. Null where nobody calls a field so. */
export function fieldNamed(column: string): { field: MappingField; rank: number } | null {
  const toll = tollNamed(column);
  if (toll) return { field: toll, rank: 0 };
  const bare = bareName(column);
  for (const [field, names] of NAMES) {
    const rank = names.split(' ').indexOf(bare);
    if (rank >= 0) return { field, rank };
  }
  return null;
}

/** "Police killed", "killed_civilians", "Number of injured": whose, of which. */
function tollNamed(column: string): MappingField | null {
  const words = column
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !FILLERS.test(word));
  const what = words.some((word) => WOUNDED.test(word))
    ? 'wounded'
    : words.some((word) => KILLED.test(word))
      ? 'killed'
      : null;
  if (!what || (what === 'wounded' && words.some((word) => KILLED.test(word)))) return null;
  const rest = words.filter((word) => !KILLED.test(word) && !WOUNDED.test(word));
  const side = SIDES.find(([, pattern]) => rest.length > 0 && rest.every((word) => pattern.test(word)))?.[0];
  if (rest.length > 0 && !side) return null;
  return `${what}_${side ?? 'total'}`;
}

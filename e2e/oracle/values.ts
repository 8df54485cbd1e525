import { catalogue, downTables } from '@jarvis-edge/sync/catalogue.ts';
import { happens, oneOf, someOf, uuidOf, whole, type Random } from '../chance.ts';

/** Texts on which quoting, encoding or JSON have broken before. Each begins as slugs of kiosks must. */
const oddTexts = [
  '',
  ' ',
  "'",
  '"',
  '\\',
  '\\x41',
  '\n',
  '\t',
  'é',
  'e\u0301',
  '🏋️',
  '\u2028',
  'NULL',
  'null',
  '{}',
  '%s',
  '$1',
  ',',
  '=>',
];

/** Of the places of a seed: whoever is admitted elsewhere is admitted there. */
export interface Places {
  readonly gymIds: readonly string[];
  readonly franchiseIds: readonly string[];
}

const text = (random: Random): string => `gym-${whole(random, 0, 0xffff).toString(36)}${oneOf(random, oddTexts)}`;

const day = 86_400_000;
/** With microseconds, before and after 1970, and on both sides of every change of an hour. */
function time(random: Random): string {
  const ms = happens(random, 0.1)
    ? oneOf(random, [0, -1, -62_135_596_800_000, 253_402_300_799_999, 1e12])
    : Date.UTC(2026, 0, 1) + Math.floor((random() - 0.5) * 4000 * day);
  const micros = happens(random, 0.5) ? whole(random, 0, 999) : 0;
  return new Date(ms).toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`);
}

const json = (random: Random): string => JSON.stringify(jsonValue(random, 2));

function jsonValue(random: Random, depth: number): unknown {
  const kind = whole(random, depth > 0 ? 0 : 2, 5);
  if (kind === 0)
    return Object.fromEntries(
      someOf(random, ['b', 'a', 'aa', 'é', '']).map((key) => [key, jsonValue(random, depth - 1)]),
    );
  if (kind === 1) return Array.from({ length: whole(random, 0, 3) }, () => jsonValue(random, depth - 1));
  if (kind === 2) return text(random);
  if (kind === 3) return oneOf(random, [0, -1, 1.5, 1e21, 1e-7, 123_456_789.123]);
  return kind === 4 ? happens(random, 0.5) : null;
}

/** Makes a value of a type as text that PostgreSQL reads; null where it has none to offer. */
type Make = (random: Random, places: Places) => string | null;

const makeByType: Readonly<Record<string, Make>> = {
  text,
  varchar: text,
  uuid: (random) => uuidOf(random),
  bool: (random) => String(happens(random, 0.5)),
  int2: (random) => String(whole(random, 0, 120)),
  int4: (random) => String(happens(random, 0.9) ? whole(random, 0, 120) : oneOf(random, [0, 2_147_483_647, 60_000])),
  int8: (random) =>
    String(oneOf(random, ['0', '-1', '9007199254740993', '9223372036854775807', String(whole(random, 0, 1e9))])),
  float4: (random) => String(oneOf(random, [0, -0, 0.1, 1e-7, 3.4e38, 16_777_217, 72.35, random() * 200])),
  float8: (random) => String(oneOf(random, [0, 0.1, 1e-300, 1.7e308, 2 ** 53 + 2, random()])),
  numeric: (random) => (random() * 1e6).toFixed(4),
  timestamptz: time,
  date: (random) => time(random).slice(0, 10),
  jsonb: json,
  json,
  bytea: (random) => `\\x${uuidOf(random).replaceAll('-', '')}`,
  inet: (random) => `10.0.${whole(random, 0, 255)}.${whole(random, 0, 255)}`,
  interval: (random) => `${whole(random, 0, 90)} minutes`,
  _uuid: (random, { gymIds }) => `{${someOf(random, gymIds, 0.4).join(',')}}`,
  _text: (random) => `{${Array.from({ length: whole(random, 0, 3) }, () => whole(random, 0, 99)).join(',')}}`,
};

/** Their stamps are made by the hub itself. */
const stampedTables = downTables.filter((table) => 'clocks' in catalogue[table].columns);

const codeLetters = [...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'];

/** Columns of which the database asks more than a type, a list or a key can tell. */
const makeByColumn: Readonly<Record<string, Make>> = {
  'kiosks.provisioning_code': (random) => Array.from({ length: 6 }, () => oneOf(random, codeLetters)).join(''),
  // Nobody here has an account, and PINs are for accounts.
  'lan_staff.pin_hash': () => null,
  'doors.pulse_ms': (random) => String(whole(random, 50, 60_000)),
  'member_fitness_profiles.workouts_per_week': (random) => String(whole(random, 0, 21)),
  'badges.hmacs': (random) =>
    JSON.stringify(Object.fromEntries(someOf(random, ['em40', 'w26', 'uid']).map((form) => [form, text(random)]))),
  ...Object.fromEntries(stampedTables.map((table) => [`${table}.clocks`, () => '{}'])),
  'gyms.franchise_id': (random, { franchiseIds }) => oneOf(random, franchiseIds),
};

/** Undefined: no value of that column's type can be made here. */
export function makeOf(
  table: string,
  column: { name: string; type: string; choices?: readonly string[] },
): Make | undefined {
  const { choices } = column;
  if (choices !== undefined) return (random) => oneOf(random, choices);
  return makeByColumn[`${table}.${column.name}`] ?? makeByType[column.type];
}

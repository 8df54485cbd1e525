import { expect, test } from 'vitest';
import { parseIdentifiers, parseRelation } from './identifiers.ts';
import { renumbered } from './subset.ts';

test.each([
  ['id', ['id']],
  ['id,Name', ['id', 'name']],
  ['"PoTaTo,sunday",foo', ['PoTaTo,sunday', 'foo']],
  ['"fo""o",bar', ['fo"o', 'bar']],
  ['"has space"', ['has space']],
])('the columns %s', (text, names) => expect(parseIdentifiers(text)).toEqual(names));

test.each(['', 'foo,', 'fo@o', '"id,"name"', '""', 'a b'])('"%s" is no list of columns', (text) => {
  expect(() => parseIdentifiers(text)).toThrow(/Invalid/);
});

test.each([
  ['members', 'public', 'members'],
  ['gym.Members', 'gym', 'members'],
  ['"a.b"."c""d"', 'a.b', 'c"d'],
])('the table %s', (text, schema, table) => expect(parseRelation(text)).toEqual({ schema, table }));

test('a table has a schema and a name, no more', () => expect(() => parseRelation('a.b.c')).toThrow('too many'));

test('parameters move on where they are parameters', () => {
  expect(renumbered(`a = $1 and b = '$1' and "c$2" = $12`, 2)).toBe(`a = $3 and b = '$1' and "c$2" = $14`);
});

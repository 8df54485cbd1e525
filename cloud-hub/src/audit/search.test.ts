import { expect, test } from 'vitest';
import { auditSearch, cursorOf, placeOf } from './search.ts';

const place = { micros: '1763715600000123', id: '019a9f00-0000-7000-8000-000000000001' };

test('a page goes on exactly where the one before ended, and no other text is taken for a place', () => {
  expect(placeOf(cursorOf(place))).toEqual(place);
  for (const cursor of ['', '12', `${place.micros}.x`, `x.${place.id}`, `${cursorOf(place)} or true`])
    expect([cursor, placeOf(cursor)]).toEqual([cursor, undefined]);
});

test('what a person typed is only ever a value, and its wildcards are letters', () => {
  const { text, values } = auditSearch({ gymId: place.id }, { text: `100%_\\'; drop` }, 50);
  expect(text).not.toContain('drop');
  expect(values).toContain(`%100\\%\\_\\\\'; drop%`);
});

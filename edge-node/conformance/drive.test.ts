import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openBench } from './bench.ts';
import { clientEventTypes, drive } from './drive.ts';
import { publishedSchema } from './published-schema.ts';
import { shapes } from './shapes.ts';

test('all that a client may say is said, and every event that comes back has exactly the fields of the types', async () => {
  await using bench = await openBench();
  const { events, sent } = await drive(bench);
  expect([...sent].filter((type) => type !== 'session.reset').sort()).toEqual([...clientEventTypes].sort());
  const faults = events.flatMap((event) => {
    const result = (shapes.get(event.type) ?? z.never()).safeParse(event);
    return result.success ? [] : [`${event.type}: ${z.prettifyError(result.error)}`];
  });
  expect(faults).toEqual([]);
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(shapes.keys()));
  const ids = events.map((event) => ('event_id' in event ? event.event_id : ''));
  expect(new Set(ids).size).toBe(events.length);
  const statuses = events.flatMap((event) => (event.type === 'response.done' ? [event.response.status] : []));
  expect(new Set(statuses)).toEqual(new Set(['completed', 'cancelled', 'incomplete', 'failed']));
});

test('by a published schema an event is valid, invalid or unknown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'published-schema-'));
  const file = join(folder, 'openapi.json');
  const reference = { $ref: '#/components/schemas/Deleted' };
  const Deleted = {
    type: 'object',
    properties: {
      type: { type: 'string', enum: ['conversation.item.deleted'] },
      item_id: { type: 'string', nullable: true },
    },
    required: ['type', 'item_id'],
  };
  writeFileSync(
    file,
    JSON.stringify({ components: { schemas: { RealtimeServerEvent: { anyOf: [reference] }, Deleted } } }),
  );
  const { judge, types } = publishedSchema(file);
  expect(types).toEqual(['conversation.item.deleted']);
  expect(judge({ type: 'conversation.item.deleted', item_id: 'a' } as never)).toBeUndefined();
  expect(judge({ type: 'conversation.item.deleted' })).toContain('item_id');
  expect(judge({ type: 'conversation.item.created' })).toBe('unknown');
  writeFileSync(file, '{}');
  expect(() => publishedSchema(file)).toThrow('no schema "RealtimeServerEvent"');
  rmSync(folder, { recursive: true });
});

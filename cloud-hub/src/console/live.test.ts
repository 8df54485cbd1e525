import type pg from 'pg';
import { expect, test } from 'vitest';
import { LiveFeed } from './live-feed.ts';
import { createLive } from './live.ts';

/** What pages of that gym are told when a box has sent rows of these tables. */
function told(...tables: string[]): string[] {
  const feed = new LiveFeed(() => undefined);
  const said: string[] = [];
  feed.send = (event, _data, gymIds) => void said.push(`${event} of ${gymIds?.join()}`);
  const pool = {} as pg.Pool;
  const live = createLive({ pool, feed, warn: () => undefined });
  live.received(new Map(tables.map((table) => [table, ['an id']])), 'part-dieu');
  feed.close();
  return said;
}

test('a page of the gym is told of alerts that its box has raised or that staff there have dealt with', () => {
  expect(told('alerts')).toContain('alerts of part-dieu');
  expect(told('visits', 'members')).not.toContain('alerts of part-dieu');
});

test('a page of the gym is told of a conversation when it begins and when it is understood', () => {
  expect(told('sessions')).toEqual(['conversations of part-dieu']);
  expect(told('conversation_summaries')).toEqual(['conversations of part-dieu']);
  expect(told('session_turns')).toEqual([]);
});

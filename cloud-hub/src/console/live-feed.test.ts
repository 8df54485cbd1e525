import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { LiveFeed, type Watcher } from './live-feed.ts';

const failures: unknown[] = [];
const feed = new LiveFeed((error) => failures.push(error));
afterEach(() => {
  for (const page of pages.splice(0)) page.emit('close');
  failures.length = 0;
});

class Page extends EventEmitter {
  readonly events: string[] = [];
  hasEnded = false;
  writeHead(): void {
    this.events.length = 0;
  }
  write(text: string): void {
    const [, name, data] = /^event: (.*)\ndata: (.*)\n\n$/.exec(text) ?? [];
    if (name !== undefined) this.events.push(`${name} ${data}`);
  }
  end(): void {
    this.hasEnded = true;
    this.emit('close');
  }
}

const pages: Page[] = [];
function open(gyms: readonly string[], watcher: Watcher = { gyms: async () => new Set(gyms) }): Page {
  const page = new Page();
  pages.push(page);
  feed.add(page as unknown as ServerResponse, watcher, new Set(gyms));
  return page;
}

test('each page is told of what is of its gyms', () => {
  const [lyon, both, none] = [open(['lyon']), open(['lyon', 'paris']), open([])];
  const visits = [
    { gymId: 'lyon', n: 1 },
    { gymId: 'paris', n: 2 },
  ];
  feed.tell('visit', visits);
  feed.send('conflicts', null, ['paris']);
  feed.send('fleet', null);
  expect(lyon.events).toEqual(['visit {"gymId":"lyon","n":1}', 'fleet null']);
  expect(both.events).toEqual([
    'visit {"gymId":"lyon","n":1}',
    'visit {"gymId":"paris","n":2}',
    'conflicts null',
    'fleet null',
  ]);
  expect(none.events).toEqual(['fleet null']);
});

test('a list is told as a list, of the gyms of each page', () => {
  const [lyon, none] = [open(['lyon']), open([])];
  feed.tell('boxes', [{ gymId: 'lyon' }, { gymId: 'paris' }], { asList: true });
  expect([lyon.events, none.events]).toEqual([['boxes [{"gymId":"lyon"}]'], ['boxes []']]);
});

test('somebody who is moved to another gym is told of that one from then on', async () => {
  const page = open(['lyon'], { gyms: async () => new Set(['paris']) });
  await feed.refresh();
  feed.tell('visit', [{ gymId: 'lyon' }, { gymId: 'paris' }]);
  expect(page.events).toEqual(['visit {"gymId":"paris"}']);
});

test('a page whose person has signed out is told nothing more, and closed', async () => {
  const [gone, here] = [open(['lyon'], { gyms: async () => undefined }), open(['lyon'])];
  await feed.refresh();
  feed.tell('visit', [{ gymId: 'lyon' }]);
  expect([gone.hasEnded, gone.events]).toEqual([true, []]);
  expect([here.hasEnded, here.events]).toEqual([false, ['visit {"gymId":"lyon"}']]);
});

test('where it cannot be found out what a page may be told, it is told nothing, and the hub says so', async () => {
  const page = open(['lyon'], { gyms: () => Promise.reject(new Error('the database is away')) });
  await feed.refresh();
  feed.tell('visit', [{ gymId: 'lyon' }]);
  expect(page.events).toEqual([]);
  expect(failures).toHaveLength(1);
});

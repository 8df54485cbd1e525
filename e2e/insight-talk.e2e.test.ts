import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { startChatService, sums } from '../edge-node/src/insight/test/chat-service.ts';
import { cardNumber, provisionedBox } from '../edge-node/test/provisioned-box.ts';
import { eventually } from './eventually.ts';
import { startBox } from './running-box.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('an unhappy conversation is understood by the box alone as soon as it is over, and staff are told why', async () => {
  using folder = temporaryFolder('insight-talk');
  const data = join(folder.path, 'box');
  const { memberIds } = provisionedBox(data, {
    members: 1,
    reader: { kind: 'simulated', address: 'entry' },
    consents: ['conversation', 'sentiment'],
  });
  const cards = [
    { label: 'CARD0', name: 'Membre', note: { fr: '', en: '', es: '' }, group: 'member', number: cardNumber(0) },
  ];
  const cardsFile = join(folder.path, 'cards.json');
  writeFileSync(cardsFile, JSON.stringify({ cards }));
  await using box = await startBox(data, { settings: { JARVIS_SIMULATOR: cardsFile } });
  const answer = await fetch(`${box.url}/api/simulator/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      label: 'CARD0',
      says: ['franchement c’est une honte, les douches sont dégueulasses et personne ne fait rien', 'au revoir'],
    }),
  });
  expect(await answer.json()).toMatchObject({ isGoodbye: true });

  using db = new Looking(join(data, 'box.sqlite'));
  const summary = await eventually('the conversation is understood', async () => {
    const [row] = db.all(`select * from conversation_summaries where status = 'done'`);
    return row;
  });
  expect(summary).toMatchObject({ member_id: memberIds[0], sentiment_label: 'negative', emotion: 'frustration' });
  expect(summary['summary_text']).toContain('douches');
  expect(db.all('select alert_type, cause, status from alerts')).toEqual([
    { alert_type: 'negative_feedback', cause: memberIds[0], status: 'pending' },
  ]);
  expect(db.all('select member_id from member_figures')).toEqual([{ member_id: memberIds[0] }]);
  const { insight } = (await (await fetch(`${box.url}/api/status`)).json()) as { insight: Record<string, unknown> };
  expect(insight).toMatchObject({ waiting: 0, failed: 0, refinement: { state: 'off' } });
  expect(await (await fetch(`${box.url}/api/insight/failures`)).json()).toEqual({ failures: [] });
});

test('a member who agrees to the cloud has the summary worded better by it, and the talk bears what that cost', async () => {
  using folder = temporaryFolder('insight-refined');
  const data = join(folder.path, 'box');
  provisionedBox(data, {
    members: 1,
    reader: { kind: 'simulated', address: 'entry' },
    consents: ['conversation', 'sentiment', 'cloud_voice'],
  });
  const cards = [
    { label: 'CARD0', name: 'Membre', note: { fr: '', en: '', es: '' }, group: 'member', number: cardNumber(0) },
  ];
  const cardsFile = join(folder.path, 'cards.json');
  writeFileSync(cardsFile, JSON.stringify({ cards }));
  const service = await startChatService();
  try {
    service.answer = sums('Le membre trouve les douches sales.', 'les douches sont dégueulasses');
    await using box = await startBox(data, {
      settings: {
        ...{ JARVIS_SIMULATOR: cardsFile, OPENAI_API_KEY: service.key, OPENAI_BASE_URL: service.baseUrl },
        JARVIS_SUMMARY_MODEL: 'gpt-5.4-mini',
      },
    });
    await fetch(`${box.url}/api/simulator/conversations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        label: 'CARD0',
        says: ['franchement c’est une honte, les douches sont dégueulasses', 'au revoir'],
      }),
    });
    using db = new Looking(join(data, 'box.sqlite'));
    const refined = await eventually('the summary is refined', async () => {
      const [row] = db.all(`select * from conversation_summaries where status = 'refined'`);
      return row;
    });
    expect(refined['summary_text']).toBe(
      'Le membre trouve les douches sales. «\u00A0les douches sont dégueulasses\u00A0»',
    );
    expect(db.all('select cost_microdollars as cost from sessions')).toEqual([{ cost: 503 }]);
    const { insight } = (await (await fetch(`${box.url}/api/status`)).json()) as { insight: Record<string, unknown> };
    expect(insight['refinement']).toEqual({ state: 'on', model: 'gpt-5.4-mini', waiting: 0, failed: 0, cause: null });
  } finally {
    await service.close();
  }
});

class Looking implements Disposable {
  readonly #db: Database.Database;

  constructor(path: string) {
    this.#db = new Database(path, { readonly: true });
  }

  all(sql: string): Record<string, unknown>[] {
    return this.#db.prepare<[], Record<string, unknown>>(sql).all();
  }

  [Symbol.dispose](): void {
    this.#db.close();
  }
}

import type { MemberFigures } from '@jarvis-edge/sync/member-figures.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ConversationPage, ConversationRead, MemberPage, MemberRead } from '../../protocol/insight.ts';
import { addFranchise, addGym, addMember, atTheHub, type TestGym } from '../../test/gyms.ts';
import { startTestHub, type TestHub } from '../../test/hub.ts';
import { addPerson, type TestPerson } from '../../test/people.ts';

let hub: TestHub;
let gym: TestGym;
let owner: TestPerson;
let franchiseId: string;
let gyms = 0;

beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.stop());
beforeEach(async () => {
  gyms += 1;
  franchiseId = await addFranchise(hub.postgres.pool);
  gym = await addGym(hub.postgres.pool, `Forme-${gyms}`, { franchiseId });
  owner = await addPerson(hub.postgres.pool, 'franchise_owner', { franchiseId });
});

const figures = (score: number, learned: number | null): MemberFigures => ({
  ...{ total_sessions: 3, mean_session_ms: 60_000, last_conversation_at: null, conversation_frequency: 'rare' },
  ...{ mean_sentiment: -0.4, sentiment_trend: 'declining', negative_sessions: 4, positive_sessions: 0 },
  ...{ engagement_score: 0.2, days_since_last_visit: 20, visits_per_week: 0.5, visit_count: 12 },
  ...{ churn_risk_score: score, churn_risk_level: score >= 0.7 ? 'critical' : 'low' },
  churn_factors: score === 0 ? [] : [{ code: 'no_visit', weight: 0.3, parameters: { days: 20 } }],
  learned:
    learned === null ? null : { score: learned, level: learned >= 0.7 ? 'critical' : 'low', factors: [], model: 'm1' },
});

async function member(name: string, value: unknown, at = gym): Promise<string> {
  const id = await addMember(hub.postgres.pool, at.id, name);
  await atTheHub(
    hub.postgres.pool,
    'insert into member_analytics (id, gym_id, member_id, figures, computed_at) values ($1, $2, $3, $4, now())',
    [newId(), at.id, id, JSON.stringify(value)],
  );
  return id;
}

async function talk(memberId: string, score: number | null, minutesAgo: number, sentences: readonly string[] = []) {
  const id = newId();
  const at = new Date(Date.now() - minutesAgo * 60_000);
  await atTheHub(
    hub.postgres.pool,
    `insert into sessions (id, gym_id, member_id, kiosk_id, state, started_at, last_activity_at, closed_at, boot_id, monotonic_ns, clock_quality)
     values ($1, $2, $3, $4, 'closed', $5, $5, $5, 'boot', 1, 'ntp')`,
    [id, gym.id, memberId, gym.kioskId, at],
  );
  if (score !== null) {
    await atTheHub(
      hub.postgres.pool,
      `insert into conversation_summaries (id, gym_id, session_id, member_id, summary_text, sentiment_score, sentiment_label,
         emotion, key_topics, intents, action_items, status, created_at)
       values ($1, $2, $3, $4, 'Mécontente des douches.', $5, 'negative', 'frustration', '["cleanliness", "from_tomorrow"]',
         '["complaint"]', '[{"code": "listen_and_apologise", "parameters": {}}, 7]', 'done', $6)`,
      [newId(), gym.id, id, memberId, score, at],
    );
  }
  for (const [index, text] of sentences.entries()) {
    await atTheHub(
      hub.postgres.pool,
      `insert into session_turns (id, gym_id, session_id, member_id, role, text, at, boot_id, monotonic_ns, clock_quality)
       values ($1, $2, $3, $4, $5, $6, $7, 'boot', 1, 'ntp')`,
      [newId(), gym.id, id, memberId, index % 2 ? 'jarvis' : 'member', text, new Date(at.getTime() + index * 1000)],
    );
  }
  return id;
}

async function read<T>(path: string, person = owner): Promise<T> {
  const response = await fetch(`${hub.url}/api/${path}`, { headers: person.headers });
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as T;
}
const names = ({ members }: MemberPage) => members.map(({ name }) => name.split(' ')[0]);

test('members whom the rule or the learned score names come first, whoever is safe is left out', async () => {
  await member('Marie', figures(0.7, null));
  await member('Thomas', figures(0, 0.82));
  await member('Sophie', figures(0.3, 0.1));
  await member('Jean', figures(0, 0.2));
  await member('Léa', { a: 'version that this hub does not know' });
  const page = await read<MemberPage>('members');
  expect(names(page)).toEqual(['Thomas', 'Marie']);
  expect(page.total).toBe(2);
  expect(page.members[1]?.figures?.churn_factors).toEqual([
    { code: 'no_visit', weight: 0.3, parameters: { days: 20 } },
  ]);
  expect(names(await read<MemberPage>('members?level=medium'))).toEqual(['Thomas', 'Marie', 'Sophie']);
  const all = await read<MemberPage>('members?level=any');
  expect([names(all).at(-1), all.members.at(-1)?.figures, all.total]).toEqual(['Léa', null, 5]);
  expect(names(await read<MemberPage>('members?level=any&text=mAr'))).toEqual(['Marie']);
  expect(names(await read<MemberPage>('members?level=any&offset=1&limit=2'))).toEqual(['Marie', 'Sophie']);
});

test('members are found as staff type them: by parts of their names in any order, without capitals and accents', async () => {
  await member('Léa', null);
  await member('Zoe\u0308', null);
  await member('100%_Noé', null);
  const found = async (text: string) =>
    names(await read<MemberPage>(`members?level=any&text=${encodeURIComponent(text)}`));
  for (const typed of ['lea', 'LÉA', 'Léa', 'Léa'.normalize('NFD'), 'dubois léa', 'Léa  Dubois', 'du le', 'DUBO\tlé']) {
    expect([typed, await found(typed)]).toEqual([typed, ['Léa']]);
  }
  for (const typed of ['zoé', 'Zoë', 'zoe']) expect([typed, await found(typed)]).toEqual([typed, ['Zoe\u0308']]);
  expect(await found('%_no')).toEqual(['100%_Noé']);
  for (const typed of ['lea martin', 'l_a', 'l%a', 'léa\\', '\\'])
    expect([typed, await found(typed)]).toEqual([typed, []]);
  expect(await found(' ')).toHaveLength(3);
  // A mark alone is no word.
  expect(await found('\u0301')).toHaveLength(3);
});

test('one member is read with figures, conversations and how their mood went', async () => {
  const marie = await member('Marie', figures(0.7, 0.6));
  await talk(marie, 0.5, 3000);
  await talk(marie, -0.8, 60);
  await talk(marie, null, 5);
  const { member: shown, conversations, moods } = await read<MemberRead>(`members/${marie}`);
  expect([shown.name, shown.figures?.learned?.score]).toEqual(['Marie Dubois', 0.6]);
  expect(conversations.map(({ summary }) => summary?.score ?? null)).toEqual([null, expect.closeTo(-0.8, 5), 0.5]);
  expect(moods.map(({ score }) => score)).toEqual([0.5, expect.closeTo(-0.8, 5)]);
  const stranger = await addPerson(hub.postgres.pool, 'gym_manager', {
    gymId: (await addGym(hub.postgres.pool, `Ailleurs-${gyms}`)).id,
  });
  expect((await fetch(`${hub.url}/api/members/${marie}`, { headers: stranger.headers })).status).toBe(404);
});

test('a conversation shows its summary, its turns in order, and no code that the page would not know', async () => {
  const marie = await member('Marie', figures(0.7, null));
  await talk(marie, 0.4, 3000);
  const id = await talk(marie, -0.6, 60, ['Les douches sont sales.', 'Je le signale.', '']);
  await talk(marie, 0.9, 1);
  const { conversation, turns, moods } = await read<ConversationRead>(`conversations/${id}`);
  expect(conversation.summary).toMatchObject({
    ...{ text: 'Mécontente des douches.', sentiment: 'negative', emotion: 'frustration', topics: ['cleanliness'] },
    ...{ intents: ['complaint'], actionItems: [{ code: 'listen_and_apologise', parameters: {} }] },
  });
  expect(turns.map(({ role, text }) => [role, text])).toEqual([
    ['member', 'Les douches sont sales.'],
    ['jarvis', 'Je le signale.'],
  ]);
  expect(moods.map((mood) => mood.score)).toEqual([expect.closeTo(0.4, 5), expect.closeTo(-0.6, 5)]);
});

test('a conversation shows how the member felt from turn to turn, as their box told it, and nothing once that is erased', async () => {
  const marie = await member('Marie', figures(0.7, null));
  const id = await talk(marie, -0.6, 60, ['Les douches sont sales.', 'Je le signale.', 'Merci, c’est gentil.']);
  const scores = async () =>
    (await read<ConversationRead>(`conversations/${id}`)).turns.map(({ role, score }) => [role, score]);
  expect(await scores()).toEqual([
    ['member', null],
    ['jarvis', null],
    ['member', null],
  ]);
  const { turns } = await read<ConversationRead>(`conversations/${id}`);
  const moods = [
    { turn_id: turns[0]?.id, score: -0.8 },
    { turn_id: turns[2]?.id, score: 0.5 },
    { turn_id: newId(), score: 1 },
    { turn_id: turns[1]?.id, score: 'from tomorrow' },
    null,
  ];
  await atTheHub(
    hub.postgres.pool,
    'insert into session_moods (id, gym_id, member_id, moods, at) values ($1, $2, $3, $4, now())',
    [id, gym.id, marie, JSON.stringify(moods)],
  );
  expect(await scores()).toEqual([
    ['member', -0.8],
    ['jarvis', null],
    ['member', 0.5],
  ]);
  await atTheHub(hub.postgres.pool, `update session_moods set moods = 'null' where id = $1`, [id]);
  expect((await scores()).map(([, score]) => score)).toEqual([null, null, null]);
});

test('a summary that a cloud model refined is shown in place of the box’s own, and the conversation counts once', async () => {
  const marie = await member('Marie', figures(0.7, null));
  const id = await talk(marie, -0.6, 60);
  // Its figures are made up: none of them may count.
  await atTheHub(
    hub.postgres.pool,
    `insert into conversation_summaries (id, gym_id, session_id, member_id, summary_text, sentiment_score, sentiment_label, status, created_at)
     values ($1, $2, $3, $4, 'Elle demande que les douches soient nettoyées.', 0.9, 'positive', 'refined', now())`,
    [newId(), gym.id, id, marie],
  );
  const { conversation, moods } = await read<ConversationRead>(`conversations/${id}`);
  const refined = { text: 'Elle demande que les douches soient nettoyées.', isRefined: true, sentiment: 'negative' };
  expect(conversation.summary).toMatchObject({ ...refined, status: 'done', topics: ['cleanliness'] });
  expect(moods.map((mood) => mood.score)).toEqual([expect.closeTo(-0.6, 5)]);
  const listed = async (query: string) => (await read<ConversationPage>(`conversations?${query}`)).conversations;
  expect((await listed(`memberId=${marie}`)).map((each) => each.summary)).toMatchObject([refined]);
  expect(await listed(`memberId=${marie}&sentiment=positive`)).toEqual([]);
  await atTheHub(
    hub.postgres.pool,
    `update conversation_summaries set summary_text = '', key_topics = null, embedding = null where session_id = $1`,
    [id],
  );
  expect((await listed(`memberId=${marie}`))[0]?.summary).toMatchObject({ text: null, isRefined: false });
});

test('conversations are listed the newest first, page by page, of all gyms together or of one', async () => {
  const marie = await member('Marie', figures(0, null));
  for (let n = 0; n < 52; n++) await talk(marie, null, n + 1);
  const first = await read<ConversationPage>('conversations');
  expect([first.conversations.length, first.hasMore]).toEqual([50, true]);
  const before = first.conversations.at(-1)!.startedAt;
  const rest = await read<ConversationPage>(`conversations?before=${before}`);
  expect([rest.conversations.length, rest.hasMore]).toEqual([2, false]);
  expect(rest.conversations[0]!.startedAt).toBeLessThan(before);
  const sister = await addGym(hub.postgres.pool, `Soeur-${gyms}`, { franchiseId });
  expect((await read<ConversationPage>(`conversations?gymId=${sister.id}`)).conversations).toEqual([]);
});

test.each([
  ['ahead', 3],
  ['behind', -3],
])(
  'a box whose clock was three hours %s loses none of its conversations from the list, and repeats none',
  async (_how, hours) => {
    const marie = await member('Marie', figures(0, null));
    for (let n = 0; n < 110; n += 1) {
      const id = await talk(marie, null, n * 10 - (n < 60 ? hours * 60 : 0));
      if (n >= 60) continue;
      await atTheHub(
        hub.postgres.pool,
        `update sessions set corrected_at = started_at - make_interval(hours => $2), time_basis = 'boot' where id = $1`,
        [id, hours],
      );
    }
    const listed: ConversationPage['conversations'] = [];
    for (let pages = 0; pages < 5; pages += 1) {
      const last = listed.at(-1);
      const behind = last === undefined ? '' : `?before=${last.startedAt}&beforeId=${last.id}`;
      const page = await read<ConversationPage>(`conversations${behind}`);
      listed.push(...page.conversations);
      if (!page.hasMore) break;
    }
    expect([listed.length, new Set(listed.map(({ id }) => id)).size]).toEqual([110, 110]);
    const times = listed.map(({ startedAt }) => startedAt);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
  },
);

test('conversations of one moment are told apart where a page ends among them', async () => {
  const marie = await member('Marie', figures(0, null));
  for (let n = 0; n < 60; n += 1) await talk(marie, null, 5);
  await atTheHub(hub.postgres.pool, `update sessions set started_at = date_trunc('day', now()) where gym_id = $1`, [
    gym.id,
  ]);
  const first = await read<ConversationPage>('conversations');
  const last = first.conversations.at(-1)!;
  const rest = await read<ConversationPage>(`conversations?before=${last.startedAt}&beforeId=${last.id}`);
  expect(new Set([...first.conversations, ...rest.conversations].map(({ id }) => id)).size).toBe(60);
  expect((await read<ConversationPage>(`conversations?before=${last.startedAt}`)).conversations).toEqual([]);
});

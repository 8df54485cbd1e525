import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { GymWeek } from '../../protocol/reports.ts';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { addPerson } from '../../test/people.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import { LetterNotSent, type LetterTrouble } from '../letter.ts';
import type { Message } from '../mail/mail.ts';
import { createSendLetter } from '../mail/send-letter.ts';
import { inScope } from '../tenancy/scope.ts';
import { putDown, takeDue } from './mails.ts';
import { triesAtMost } from './next-try.ts';
import { ReportPost } from './post.ts';
import type { NewReport } from './weekly.ts';

const minute = 60_000;
const scope = { kind: 'system', reason: 'a test' } as const;
let postgres: TestPostgres;
let franchiseId: string;
let gym: TestGym;
let now = Date.UTC(2026, 10, 23, 5);
beforeAll(async () => {
  postgres = await startTestPostgres();
  franchiseId = await addFranchise(postgres.pool);
});
afterAll(() => postgres.stop());

const sent: Message[] = [];
const failures: string[] = [];
/** By address. */
const troubles = new Map<string, LetterTrouble>();
beforeEach(async () => {
  await atTheHub(postgres.pool, 'delete from report_mails');
  gym = await addGym(postgres.pool, `Salle-${newId().slice(-6)}`, { franchiseId });
  [sent.length, failures.length] = [0, 0];
  troubles.clear();
});

const openPost = (send = async (message: Message) => void sent.push(message)) =>
  new ReportPost({
    pool: postgres.pool,
    publicUrl: () => 'https://hub.example',
    unsubscribeUrl: (userId) => `https://hub.example/mail/reports/${userId}`,
    mailId: (userId, reportId) => `${userId}.${reportId}`,
    failed: (error, tries, isGivenUp) => failures.push(`${String(error)} ${tries} ${isGivenUp}`),
    warn: (error) => failures.push(`the database: ${String(error)}`),
    now: () => now,
    random: () => 1,
    sendLetter: createSendLetter({
      destination: 'a test',
      close: async () => undefined,
      send: async (message) => {
        const trouble = troubles.get(message.to);
        if (trouble !== undefined) throw new LetterNotSent('no', trouble);
        await send(message);
      },
    }),
  });

const week: GymWeek = {
  ...{ of: 'gym', metrics: {}, trends: {}, insights: [], recommendations: [], days: [], topics: [] },
  summary: [{ code: 'members_at_risk', parameters: { count: 2, before: null } }],
  members: [{ id: newId(), score: 0.7, level: 'critical', by: 'rule', factors: [], openings: [] }],
};

/** A report of the gym, or of the franchise, with the mails that are put down with it. */
async function report(body: NewReport['week'] = week): Promise<string> {
  const isOfGym = body.of === 'gym';
  const [id, period] = [newId(), isOfGym ? '2026-11-16' : new Date(now).toISOString().slice(0, 10)];
  const [table, owner, ownerId] = isOfGym
    ? ['reports', 'gym_id', gym.id]
    : ['franchise_reports', 'franchise_id', franchiseId];
  await inScope(postgres.pool, scope, async (tx) => {
    await tx.query(
      `insert into ${table} (id, ${owner}, type, period, period_start, period_end, title, body, status, computed_at)
       values ($1, $2, 'weekly', $3, now(), now(), 'week', $4, 'published', now())`,
      [id, ownerId, period, JSON.stringify(body)],
    );
    const of = { gymId: isOfGym ? gym.id : null, franchiseId: isOfGym ? null : franchiseId };
    await putDown(tx, { id, ...of, name: '', week: body, period, timezone: 'Europe/Paris' }, now);
  });
  return id;
}
const manager = () => addPerson(postgres.pool, 'gym_manager', { gymId: gym.id });
const mails = (reportId: string) =>
  atTheHub(
    postgres.pool,
    'select state, tries, trouble, next_try_at from report_mails where report_id = $1 order by user_id',
    [reportId],
  );
const statesOf = async (reportId: string) => (await mails(reportId)).map(({ state }) => state);

test('managers of the gym are written to in their language, and nobody else; no member is in the mail', async () => {
  const { pool } = postgres;
  const [french, spanish, closed, invited, unwilling] = await Promise.all([1, 2, 3, 4, 5].map(manager));
  await addPerson(pool, 'gym_staff', { gymId: gym.id });
  await addPerson(pool, 'franchise_owner', { franchiseId });
  await addPerson(pool, 'gym_manager', { gymId: (await addGym(pool, 'Ailleurs', { franchiseId })).id });
  await atTheHub(pool, `update users set language = 'es' where id = $1`, [spanish?.userId]);
  await atTheHub(pool, `update users set is_active = false where id = $1`, [closed?.userId]);
  await atTheHub(pool, `update users set password_set_at = null where id = $1`, [invited?.userId]);
  await atTheHub(pool, 'insert into report_mail_refusals (user_id, refused_at) values ($1, now())', [
    unwilling?.userId,
  ]);
  const id = await report();
  await openPost().look();
  expect(sent.map(({ to }) => to).toSorted()).toEqual([french?.email, spanish?.email].toSorted());
  const [mail] = sent.filter(({ language }) => language === 'es');
  expect(mail?.subject).toMatch(/^Salle-.*: la semana del 16 al 22 de noviembre de 2026$/);
  expect(mail?.text).toMatch(/– 2\ssocios podrían darse de baja\./);
  expect(mail?.text).toContain(`https://hub.example/console/#/reports/${id}`);
  expect(mail).toMatchObject({ unsubscribe: `https://hub.example/mail/reports/${spanish?.userId}` });
  expect(sent.map(({ text, html }) => text + html).join()).not.toContain(week.members[0]?.id);
  expect(await statesOf(id)).toEqual(['sent', 'sent']);
});

test('owners are written to of the whole franchise, and a mailbox that does not exist holds up no other and is asked for once', async () => {
  const [gone, reached] = await Promise.all(
    [1, 2].map(() => addPerson(postgres.pool, 'franchise_owner', { franchiseId })),
  );
  await atTheHub(postgres.pool, `update users set is_active = id = any($2) where franchise_id = $1`, [
    ...[franchiseId, [gone?.userId, reached?.userId]],
  ]);
  troubles.set(gone!.email, 'address');
  const id = await report({
    ...{ of: 'franchise', metrics: {}, trends: {}, insights: [], recommendations: [], gyms: [] },
    summary: [{ code: 'gym_visits_down', parameters: { gymId: gym.id, share: 0.2 } }],
  });
  const post = openPost();
  await post.look();
  expect(sent.map(({ to }) => to)).toEqual([reached?.email]);
  expect(sent[0]?.text).toMatch(/– Salle-\w+ : 20\s% de visites en moins\./);
  expect(failures).toEqual(['LetterNotSent: no 1 true']);
  expect(failures.join()).not.toContain('@');
  now += 7 * 24 * 60 * minute;
  await post.look();
  expect((await mails(id)).map(({ state, trouble, tries }) => [state, trouble, tries]).toSorted()).toEqual([
    ...[
      ['given_up', 'address', 1],
      ['sent', null, 1],
    ],
  ]);
});

test('a mail server that is away is asked again later and later, and a mail that leaves then leaves once', async () => {
  const { email } = await manager();
  troubles.set(email, 'unreachable');
  const id = await report();
  const post = openPost();
  await post.look();
  expect(await mails(id)).toMatchObject([
    { state: 'waiting', tries: 1, trouble: 'unreachable', next_try_at: new Date(now + 2 * minute) },
  ]);
  await post.look();
  now += 2 * minute - 1;
  await post.look();
  expect(failures).toHaveLength(1);
  now += 1;
  await post.look();
  expect(await mails(id)).toMatchObject([{ tries: 2, next_try_at: new Date(now + 4 * minute) }]);
  troubles.clear();
  now += 4 * minute;
  await post.look();
  now += 24 * 60 * minute;
  await openPost().look();
  expect([sent.length, await statesOf(id)]).toEqual([1, ['sent']]);
});

test('where no mail server answers, one mail a look finds it out, and none is given up before its turn', async () => {
  for (const { email } of await Promise.all([1, 2, 3].map(manager))) troubles.set(email, 'unreachable');
  const id = await report();
  await openPost().look();
  expect([failures.length, (await mails(id)).map(({ tries }) => tries).toSorted()]).toEqual([1, [0, 0, 1]]);
});

test('after a day of tries a mail is given up, with the cause', async () => {
  const { email } = await manager();
  troubles.set(email, 'sign_in');
  const id = await report();
  const post = openPost();
  for (let hours = 0; hours < 40; hours += 1) {
    await post.look();
    now += 60 * minute;
  }
  expect(await mails(id)).toMatchObject([{ state: 'given_up', trouble: 'sign_in', tries: triesAtMost }]);
});

test('who dies between a mail and the note of it sends it once more, with the same id', async () => {
  await manager();
  const id = await report();
  // The mail server took it, and the process ended before anything else.
  const deadPost = openPost(async (message) => {
    sent.push(message);
    await new Promise(() => undefined);
  });
  void deadPost.look();
  await expect.poll(() => sent.length).toBe(1);
  const post = openPost();
  now += 9 * minute;
  await post.look();
  expect([sent.length, await statesOf(id)], 'it may still be under way').toEqual([1, ['sending']]);
  now += 2 * minute;
  await post.look();
  expect([sent.length, await statesOf(id)]).toEqual([2, ['sent']]);
  expect(sent[0]?.messageId).toBe(sent[1]?.messageId);
  expect(sent[0]?.messageId).toContain(id);
});

test('a mail in which the hub dies each time is not tried for ever', async () => {
  await manager();
  const id = await report();
  let tries = 0;
  for (; (await takeDue(postgres.pool, now)) !== undefined; tries += 1) now += 11 * minute;
  expect(tries).toBe(triesAtMost);
  expect(await mails(id)).toMatchObject([{ state: 'given_up', trouble: 'broken_off' }]);
});

test('two processes of a hub send each mail once', async () => {
  await Promise.all([1, 2, 3, 4, 5, 6].map(manager));
  await report();
  await Promise.all([openPost().look(), openPost().look()]);
  expect([sent.length, new Set(sent.map(({ to }) => to)).size]).toEqual([6, 6]);
});

test('whoever left, changed place or wants none any more between the report and its mail gets none', async () => {
  const [left, moved, unwilling, stays] = await Promise.all([1, 2, 3, 4].map(manager));
  const id = await report();
  await atTheHub(postgres.pool, 'update users set is_active = false where id = $1', [left?.userId]);
  await atTheHub(postgres.pool, 'update users set gym_id = $2 where id = $1', [
    ...[moved?.userId, (await addGym(postgres.pool, `Autre-${newId().slice(-6)}`)).id],
  ]);
  await atTheHub(postgres.pool, 'insert into report_mail_refusals (user_id, refused_at) values ($1, now())', [
    unwilling?.userId,
  ]);
  await openPost().look();
  expect(sent.map(({ to }) => to)).toEqual([stays?.email]);
  expect((await statesOf(id)).toSorted()).toEqual(['not_wanted', 'not_wanted', 'not_wanted', 'sent']);
});

test('a report that is not kept leaves no mail', async () => {
  await manager();
  const id = newId();
  const undone = inScope(postgres.pool, scope, async (tx) => {
    const of = { gymId: gym.id, franchiseId: null };
    await putDown(tx, { id, ...of, name: '', week, period: '2026-11-16', timezone: 'Europe/Paris' }, now);
    throw new Error('the power went');
  });
  await expect(undone).rejects.toThrow('the power went');
  expect(await mails(id)).toEqual([]);
});

test('a hub that stops ends the mail under way, notes it, and begins no other', async () => {
  await Promise.all([1, 2].map(manager));
  const id = await report();
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const post = openPost(async (message) => {
    sent.push(message);
    await held;
  });
  post.start();
  await expect.poll(() => sent.length).toBe(1);
  const closed = post.close();
  letGo();
  await closed;
  expect((await statesOf(id)).toSorted()).toEqual(['sent', 'waiting']);
});

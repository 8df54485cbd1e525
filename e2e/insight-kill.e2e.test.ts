import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '@jarvis-edge/deploy/demo/history.ts';
import { expect, test } from 'vitest';
import { becomesEqual, ChainBox } from './chaos/chain-box.ts';
import { openChain } from './chaos/chain.ts';
import { eventually } from './eventually.ts';
import { startProgram } from './running-program.ts';
import { temporaryFolder } from './temporary-folder.ts';

const rounds = Number(process.env['JARVIS_INSIGHT_KILL_ROUNDS'] ?? 20);
const seed = Number(process.env['JARVIS_INSIGHT_KILL_SEED'] ?? randomInt(1_000_000));
/** After so many goodbyes all of them are understood; the power goes in the midst of that, or a little before or after. */
const talksARound = 4;
const killedWithinMs = 25;
const talker = fileURLToPath(new URL('insight-kill/talk-on.ts', import.meta.url));

interface SummaryRow {
  readonly session_id: string;
  readonly member_id: string;
  readonly status: string;
  readonly score: number | null;
  readonly summary_text: string | null;
}

test(`a box whose power is cut ${rounds} times while it understands loses no summary, doubles none and raises no alert twice, and the hub has the same`, async () => {
  const startedAt = performance.now();
  const random = seededRandom(seed);
  await using undo = new AsyncDisposableStack();
  const folder = undo.use(temporaryFolder('insight-kill'));
  const chain = undo.use(await openChain(folder.path, { gyms: 1, membersAGym: 6 }));
  const given = JSON.stringify({ at: 1, wording: 'test', where: 'desk' });
  await chain.atTheHub('update member_preferences set consent_conversation = $1, consent_sentiment = $1', [given]);
  const gym = chain.gyms[0]!;
  const box = undo.use(
    new ChainBox({
      ...{ manager: chain.manager, name: 'the box', folder: join(folder.path, 'box'), gym },
      ...{ hubUrl: chain.hub.url, cardsFile: chain.cardsFile },
    }),
  );
  await box.start();
  await eventually('the box knows who agreed', async () => {
    const [row] = box.read<{ count: number }>(
      'select count(*) as count from member_preferences where consent_sentiment is not null',
    );
    return row?.count === 6 ? true : undefined;
  });
  await box.stop();

  const env = { NODE_COMPILE_CACHE: join(folder.path, 'compiled') };
  const over: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await using talking = startProgram([process.execPath, talker, box.folder, String(round)], { env });
    await talking.says(new RegExp(`(?:^over .+\n){${talksARound - 1}}`, 'm'));
    await sleep(random() * killedWithinMs);
    talking.kill('SIGKILL');
    await talking.ended;
    expect(talking.stderr).toBe('');
    over.push(...[...talking.stdout.matchAll(/^over (\S+)$/gm)].map(([, id = '']) => id));
  }
  const [left] = box.read<{ count: number }>(
    `select count(*) as count from conversation_summaries where status = 'pending'`,
  );
  await using finishing = startProgram([process.execPath, talker, box.folder, 'finish'], { env });
  expect(await finishing.ended).toMatchObject({ code: 0 });

  const sessions = box.read<{ id: string; said: number; labelled: number }>(
    `select s.id, (select count(*) from session_turns t where t.session_id = s.id) as said,
       (select count(*) from turn_labels l where l.session_id = s.id) as labelled
     from sessions s where s.state = 'closed'`,
  );
  const summaries = box.read<SummaryRow>(
    `select session_id, member_id, status, sentiment_score as score, summary_text from conversation_summaries order by session_id`,
  );
  const ids = new Set(sessions.map(({ id }) => id));
  expect(
    over.filter((id) => !ids.has(id)),
    'what was over on the screen is over on the disk',
  ).toEqual([]);
  expect(
    summaries.map(({ session_id }) => session_id),
    'each has one summary',
  ).toEqual([...ids].toSorted());
  expect(summaries.filter(({ status }) => status !== 'done')).toEqual([]);
  expect(sessions.filter(({ said, labelled }) => said !== labelled)).toEqual([]);

  const alerts = box.read<{ type: string; cause: string; count: number; times: number }>(
    `select alert_type as type, cause, count(*) as count, sum(parameters ->> '$.times') as times from alerts group by 1, 2`,
  );
  const unhappy = Map.groupBy(
    summaries.filter(({ score }) => score !== null && score < -0.5),
    ({ member_id }) => member_id,
  );
  const negative = alerts.filter(({ type }) => type === 'negative_feedback');
  expect(
    alerts.filter(({ count }) => count !== 1),
    'one alert a cause',
  ).toEqual([]);
  expect(
    Object.fromEntries(negative.map(({ cause, times }) => [cause, times])),
    'each unhappy talk is counted once',
  ).toEqual(Object.fromEntries([...unhappy].map(([memberId, talks]) => [memberId, talks.length])));
  // Rounds in which nobody talked or nothing was under way would prove nothing.
  expect(over.length).toBeGreaterThan(2 * rounds);
  expect(negative.length).toBeGreaterThan(0);

  await box.start();
  await becomesEqual(box, chain.postgres.superuser);
  expect(box.read('select table_name, reason from dead_letters')).toEqual([]);
  const onHub = await chain.atTheHub<SummaryRow>(
    `select session_id, member_id, status, sentiment_score as score, summary_text from conversation_summaries order by session_id`,
  );
  expect(onHub).toEqual(summaries);
  const felt = box.read<{ id: string; moods: string }>('select id, moods from session_moods order by id');
  expect(
    felt.map(({ id, moods }) => [id, (JSON.parse(moods) as unknown[]).length]),
    'the moods of turns are kept with the summary',
  ).toEqual(
    sessions
      .filter(({ labelled }) => labelled > 0)
      .map(({ id, labelled }) => [id, labelled])
      .toSorted(),
  );
  expect(await chain.atTheHub('select id, moods from session_moods order by id')).toEqual(
    felt.map(({ id, moods }) => ({ id, moods: JSON.parse(moods) as unknown })),
  );
  console.log(
    `seed ${seed}: ${rounds} power cuts in ${((performance.now() - startedAt) / 1000).toFixed(1)} s, ${over.length} goodbyes shown, ` +
      `${summaries.length} summaries, ${left?.count} of them left to the last start, ${negative.length} alerts`,
  );
}, 1_800_000);

import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GymWeek } from '../../protocol/reports.ts';
import { addFranchise, addGym, atTheHub, type TestGym } from '../../test/gyms.ts';
import { addPerson } from '../../test/people.ts';
import { startTestPostgres, type TestPostgres } from '../../test/postgres.ts';
import type { Message } from '../mail/mail.ts';
import { createSendLetter } from '../mail/send-letter.ts';
import { createTellPeople } from './tell-people.ts';
import type { NewReport } from './weekly.ts';

let postgres: TestPostgres;
let franchiseId: string;
let gym: TestGym;
beforeAll(async () => {
  postgres = await startTestPostgres();
  franchiseId = await addFranchise(postgres.pool);
  gym = await addGym(postgres.pool, 'Part-Dieu', { franchiseId });
});
afterAll(() => postgres.stop());

const sent: Message[] = [];
const failures: unknown[] = [];
const tellPeople = (refused?: string) =>
  createTellPeople({
    pool: postgres.pool,
    publicUrl: () => 'https://hub.example',
    warn: (error) => failures.push(error),
    sendLetter: createSendLetter({
      destination: 'a test',
      close: async () => undefined,
      send: async (message) => {
        if (message.to === refused) throw new Error('not known here');
        sent.push(message);
      },
    }),
  });

const week: GymWeek = {
  ...{ of: 'gym', metrics: {}, trends: {}, insights: [], recommendations: [], days: [], topics: [] },
  summary: [{ code: 'members_at_risk', parameters: { count: 2, before: null } }],
  members: [{ id: newId(), score: 0.7, level: 'critical', by: 'rule', factors: [], openings: [] }],
};
const report = (changes: Partial<NewReport>): NewReport => ({
  ...{ id: newId(), gymId: null, franchiseId: null, name: 'Part-Dieu', week, period: '2026-11-16' },
  ...{ timezone: 'Europe/Paris', ...changes },
});

test('managers of the gym are written to in their language, and nobody else; no member is in the mail', async () => {
  const { pool } = postgres;
  const [french, spanish, closed, invited] = await Promise.all(
    [1, 2, 3, 4].map(() => addPerson(pool, 'gym_manager', { gymId: gym.id })),
  );
  await addPerson(pool, 'gym_staff', { gymId: gym.id });
  await addPerson(pool, 'franchise_owner', { franchiseId });
  await addPerson(pool, 'gym_manager', { gymId: (await addGym(pool, 'Ailleurs', { franchiseId })).id });
  await atTheHub(pool, `update users set language = 'es' where id = $1`, [spanish?.userId]);
  await atTheHub(pool, `update users set is_active = false where id = $1`, [closed?.userId]);
  await atTheHub(pool, `update users set password_set_at = null where id = $1`, [invited?.userId]);
  const one = report({ gymId: gym.id });
  await tellPeople()(one);
  expect(sent.map(({ to }) => to).toSorted()).toEqual([french?.email, spanish?.email].toSorted());
  const [mail] = sent.filter(({ language }) => language === 'es');
  expect(mail?.subject).toBe('Part-Dieu: la semana del 16 al 22 de noviembre de 2026');
  expect(mail?.text).toMatch(/– 2\ssocios podrían darse de baja\./);
  expect(mail?.text).toContain(`https://hub.example/console/#/reports/${one.id}`);
  expect(sent.map(({ text, html }) => text + html).join()).not.toContain(week.members[0]?.id);
});

test('owners are written to of the whole franchise, and a mail that does not leave holds up no other', async () => {
  const { pool } = postgres;
  const other = await addFranchise(pool, 'Autre');
  const theirs = await addGym(pool, 'Bellecour', { franchiseId: other });
  const [first, second] = await Promise.all(
    [1, 2].map(() => addPerson(pool, 'franchise_owner', { franchiseId: other })),
  );
  const [refused, reached] = [first!.email, second!.email].toSorted();
  sent.length = 0;
  await tellPeople(refused)(
    report({
      ...{ franchiseId: other, name: 'Autre' },
      week: {
        ...{ of: 'franchise', metrics: {}, trends: {}, insights: [], recommendations: [], gyms: [] },
        summary: [{ code: 'gym_visits_down', parameters: { gymId: theirs.id, share: 0.2 } }],
      },
    }),
  );
  expect([sent.map(({ to }) => to), failures.length]).toEqual([[reached], 1]);
  expect(sent[0]?.text).toMatch(/– Bellecour : 20\s% de visites en moins\./);
});

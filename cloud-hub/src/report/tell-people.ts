import type pg from 'pg';
import type { Recipient, SendLetter } from '../letter.ts';
import { inScope } from '../tenancy/scope.ts';
import type { NewReport } from './weekly.ts';

const scope = { kind: 'system', reason: 'people are told of the report of their gym or franchise' } as const;

export interface TellPeopleParts {
  readonly pool: pg.Pool;
  readonly sendLetter: SendLetter;
  /** Where people reach the console, without a slash at the end. */
  readonly publicUrl: () => string;
  /** Told of a mail that did not leave: nobody sends it again, and the report is in the console. */
  readonly warn: (error: unknown) => void;
}

interface Reader extends Recipient {
  readonly name: string;
}

/**
 * Writes to the managers of a gym that its report is there, and to the owners of a franchise of theirs, each in their
 * language: what matters most and the way to the rest, which stays behind the sign-in.
 */
export const createTellPeople =
  ({ pool, sendLetter, publicUrl, warn }: TellPeopleParts) =>
  async ({ id, gymId, franchiseId, name: place, week, period, timezone }: NewReport): Promise<void> => {
    const { readers, gyms } = await inScope(pool, scope, async (tx) => ({
      readers: await tx.query<Reader>(
        `select email, name, language from users
         where is_active and password_set_at is not null and
           case when $1::uuid is null then role = 'franchise_owner' and franchise_id = $2 else role = 'gym_manager' and gym_id = $1 end
         order by email`,
        [gymId, franchiseId],
      ),
      gyms: await tx.query<{ id: string; name: string }>('select id, name from gyms where franchise_id = $1', [
        franchiseId,
      ]),
    }));
    for (const { email, name, language } of readers) {
      const letter = {
        name,
        place,
        period,
        timezone,
        matters: week.summary,
        link: `${publicUrl()}/console/#/reports/${id}`,
      };
      await sendLetter(
        { email, language },
        { kind: 'weekly-report', ...letter, gymNames: Object.fromEntries(gyms.map((gym) => [gym.id, gym.name])) },
      ).catch(warn);
    }
  };

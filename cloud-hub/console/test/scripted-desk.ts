import type { User } from '../../protocol/person.ts';
import type { Franchise, Gym } from '../../protocol/places.ts';
import { franchises, gyms, id, users } from './fixtures.ts';
import { refused, type Answered, type Asked, type World } from './scripted-world.ts';

const pageSize = 50;

/** Franchises and gyms, users, the audit log. */
export function deskRoutes(hub: World, { method, path, query, body }: Asked): Answered | undefined {
  if (path === '/api/places') return { body: hub.places };
  if (path === '/api/audit') {
    const text = query.get('text') ?? '';
    const found = hub.entries.filter(
      ({ action, actor, gymId }) =>
        `${action} ${actor}`.includes(text) &&
        (query.get('action') ?? action) === action &&
        (query.get('gymId') ?? gymId) === gymId,
    );
    const from = Number(query.get('cursor') ?? 0);
    return {
      body: {
        entries: found.slice(from, from + pageSize),
        cursor: found.length > from + pageSize ? String(from + pageSize) : null,
        actions: [...new Set(hub.entries.map(({ action }) => action))],
      },
    };
  }
  if (path === '/api/users' && method === 'GET') return { body: { users: hub.users } };
  if (method === 'GET') return undefined;
  if (hub.wantsStepUp && /^\/api\/(users|franchises)/.test(path)) return refused(403, 'step-up');
  if (path === '/api/users') {
    const invited = { ...users()[3]!, ...(body as Partial<User>), id: id(6, 90), isInvited: true };
    hub.users.push(invited);
    return { body: invited };
  }
  const [, kind, of, deed] = /^\/api\/(users|franchises|gyms)(?:\/([^/]+))?(?:\/([a-z]+))?$/.exec(path) ?? [];
  if (kind === 'users') {
    if (deed === 'pin') return {};
    const user = hub.users.find((each) => each.id === of);
    return user ? { body: Object.assign(user, body) } : undefined;
  }
  if (kind === 'gyms') {
    const gym = hub.places.gyms.find((each) => each.id === of);
    if (gym) return { body: Object.assign(gym, body) };
    const made = { ...gyms[0]!, ...(body as Partial<Gym>), id: id(2, 90) };
    hub.places.gyms.push(made);
    return { body: made };
  }
  if (kind === 'franchises') {
    const made = { ...franchises[0]!, ...(body as Partial<Franchise>), id: of ?? id(1, 90) };
    hub.places.franchises = [...hub.places.franchises.filter((each) => each.id !== of), made];
    return { body: made };
  }
  return undefined;
}

import { gymIdsOf } from './insight-fixtures.ts';
import { refused, type Answered, type Asked, type World } from './scripted-world.ts';

const listed = 50;

/** Reports of what is looked at. */
export function reportRoutes(hub: World, { path, query }: Asked): Answered | undefined {
  if (path === '/api/reports') {
    const [gymId, franchiseId] = [query.get('gymId'), query.get('franchiseId')];
    const found = hub.reports
      .map(({ report }) => report)
      .filter((report) => gymId === null || report.gymId === gymId)
      .filter(
        (report) =>
          report.franchiseId === (franchiseId ?? report.franchiseId) &&
          (report.gymId === null || gymIdsOf(franchiseId).includes(report.gymId)),
      );
    const from = Number(query.get('offset') ?? 0);
    return { body: { reports: found.slice(from, from + listed), hasMore: found.length > from + listed } };
  }
  const [, id] = /^\/api\/reports\/([^/]+)$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const one = hub.reports.find(({ report }) => report.id === id);
  return one ? { body: one } : refused(404, 'not-found');
}

import { gymIdsOf } from './insight-fixtures.ts';
import { refused, type Answered, type Asked, type World } from './scripted-world.ts';

const listed = 50;

/** Reports of what is looked at. */
export function reportRoutes(hub: World, { method, path, query, body }: Asked): Answered | undefined {
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
    const isArchived = query.get('show') === 'archived';
    const until = query.get('until') ?? '9999';
    const listable = found.filter(({ status, period }) => (status === 'archived') === isArchived && period <= until);
    const from = listable.findIndex(({ id }) => id === query.get('after')) + 1;
    return { body: { reports: listable.slice(from, from + listed), hasMore: listable.length > from + listed } };
  }
  if (path === '/api/report-mail') {
    if (method === 'PUT') hub.wantsReportMail = body['isWanted'] === true;
    return { body: { isWanted: hub.wantsReportMail } };
  }
  const [, id] = /^\/api\/reports\/([^/]+)$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const one = hub.reports.find(({ report }) => report.id === id);
  return one ? { body: one } : refused(404, 'not-found');
}

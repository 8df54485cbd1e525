import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { downTables } from '@jarvis-edge/sync/catalogue.ts';
import { readShapeSchemas } from '@jarvis-edge/sync/hub/shape-schema.ts';
import { listenRefusal, report, runService } from '@jarvis-edge/sync/lifecycle.ts';
import { v7 as newId } from 'uuid';
import { holdToAccess, type DeclaredRoute } from './access.ts';
import { computeAside } from './analytics/compute-aside.ts';
import { createNightly, hasNewcomers } from './analytics/nightly.ts';
import { analyticsRoutes } from './analytics/routes.ts';
import { badgeDisputed, boxCloned, operationsMissing } from './alert/box-alerts.ts';
import { auditRoutes } from './audit/routes.ts';
import { createWriteAudit } from './audit/write.ts';
import { createRaiseChurnRisks } from './alert/churn-risk.ts';
import { createFleetAlerts } from './alert/fleet-alerts.ts';
import { createRaiseAlert, settleDuplicateAlerts } from './alert/raise.ts';
import { alertRoutes } from './alert/routes.ts';
import { markBackup } from './backup/mark-backup.ts';
import { createSettleBadges } from './badge/claims.ts';
import { bookingRoutes } from './booking/routes.ts';
import { readConfig, type Config } from './config.ts';
import { createLive } from './console/live.ts';
import { LiveFeed } from './console/live-feed.ts';
import { consolePage } from './console/page.ts';
import { consoleRoutes } from './console/routes.ts';
import { describeRoutes, docsRoutes } from './docs/routes.ts';
import { readLinks } from './fleet-link/links.ts';
import { openFleetLink } from './fleet-link/open-fleet-link.ts';
import { createIdentity } from './identity/identity.ts';
import { historyRoutes } from './history/routes.ts';
import { createFleet } from './fleet/fleet.ts';
import { signingKey } from './fleet/signing-key.ts';
import { tenantKey } from './fleet/tenant-key.ts';
import { embedAnew, hasFormerPoints, reason as embedsAnew } from './insight/embed-anew.ts';
import { insightRoutes } from './insight/routes.ts';
import { createLimits } from './limits/limits.ts';
import { placesRoutes } from './places/routes.ts';
import { pushRoutes } from './ingest/push-routes.ts';
import { Redact } from './privacy/redact.ts';
import { createForgetMember } from './report/forget-member.ts';
import { reportRoutes } from './report/routes.ts';
import { mailRoutes } from './report/mail-routes.ts';
import { putDown } from './report/mails.ts';
import { ReportPost } from './report/post.ts';
import { unsubscribeToken } from './report/unsubscribe-link.ts';
import { createWeekly } from './report/weekly.ts';
import { openMail } from './mail/open.ts';
import { createSendLetter } from './mail/send-letter.ts';
import { closeServer, createServer } from './server.ts';
import { openShapes } from './shape/open-shapes.ts';
import { eraseFromShapes } from './shape/redact.ts';
import { shapeRoutes } from './shape/shape-routes.ts';
import { pinRoutes } from './staff/pin-routes.ts';
import { Pins } from './staff/pins.ts';
import { folderRefusal } from './store/disk-refusal.ts';
import { cleanUp, cleanUpDue } from './jobs/clean-up.ts';
import { JobRound } from './jobs/job-round.ts';
import { createRunJob } from './jobs/run-job.ts';
import { lockFolder } from '@jarvis-edge/sync/folder-lock.ts';
import { openStore } from './store/open.ts';
import { voiceSecretRoutes } from './voice-secrets/routes.ts';
import { asSystem, inScope, type Tx } from './tenancy/scope.ts';

export interface Hub {
  readonly url: string;
  readonly routes: readonly DeclaredRoute[];
  stop(): Promise<void>;
}

/** A tenant whose members cannot be reckoned is not tried more often, ms. */
const newcomersEveryMs = 10 * 60_000;
/** Boxes that are not updated yet send points of the former model: they are not waited for more often, ms. */
const formerPointsEveryMs = 10 * 60_000;
/** By whose clock the hub's jobs are due where nothing is said. */
const usualTimezone = 'Europe/Paris';
/** No backup that anybody would restore is older, ms. */
const backupsKeptMs = 35 * 86_400_000;

/** Puts the parts together and serves. */
export async function startHub(config: Config, progress: (step: string) => void): Promise<Hub> {
  const { dataDir, host, port } = config;
  const now = Date.now;
  const undo = new AsyncDisposableStack();
  let listensAt = '';
  try {
    makeFolder(dataDir);
    const lock = await lockFolder(dataDir, 'hub', 'JARVIS_HUB_DATA');
    undo.defer(() => lock.release());

    const app = createServer({ log: process.stderr, tls: config.tls, trustProxy: config.trustProxy });
    const warn = (error: unknown): void => app.log.warn({ cause: String(error) }, 'the database did not answer');
    const store = await openStore({
      dataDir,
      database: config.database,
      progress,
      connectionLost: warn,
      restored: (because) =>
        app.log.warn(`a new hub epoch begins: ${because}; boxes send again what they have and load their tables anew`),
    });
    undo.defer(() => store.close());
    const { pool, hubEpoch } = store;
    store.lost.catch((error) => setImmediate(() => fail(error)));

    const shapes = await openShapes({ syncUrl: store.syncUrl, hubEpoch, electric: config.electric, now, warn });
    undo.defer(() => shapes.close());

    const feed = new LiveFeed(warn);
    const live = createLive({ pool, feed, warn });
    const writeAudit = createWriteAudit({ newId, now });
    const raiseAlert = createRaiseAlert({ newId, now });
    const cloneSuspected = (tx: Tx, box: { boxId: string; gymId: string }) => raiseAlert(tx, boxCloned(box));
    const settleBadges = createSettleBadges({ disputed: (tx, dispute) => raiseAlert(tx, badgeDisputed(dispute)) });
    const redact = new Redact({ eraseFromShapes, memberErased: createForgetMember({ eraseFromShapes }), newId });
    const arrived = async (tx: Tx, gymId: string, table: string, ids: readonly string[]): Promise<void> => {
      await redact.arrivals(tx, gymId, table, ids);
      if (table === 'badges') await settleBadges(tx, gymId, ids);
      else if (table === 'alerts') await settleDuplicateAlerts(tx, gymId, ids);
      else if (table === 'redactions') await redact.apply(tx, gymId, ids);
    };
    const fleet = createFleet({
      ...{ pool, hubEpoch, newId, now, warn, cloneSuspected },
      signingKey: signingKey(dataDir),
      audit: writeAudit,
      readLinks,
      sighted: live.boxesNoted,
      changed: () => feed.send('fleet', null),
      revoked: (box) => fleetLink.revoked(box),
    });
    undo.defer(() => fleet.close());
    const { authenticate, sightings } = fleet;

    const limits = { pool, shapes: downTables.length, budgets: config.limits, boxOf: fleet.boxOf, warn, now };
    const count = createLimits(limits);
    const mail = openMail(config, { now, newId });
    undo.defer(() => mail.close());
    const letters = {
      publicUrl: () => config.publicUrl ?? listensAt,
      sendLetter: createSendLetter(mail),
      warn: (error: unknown) => app.log.warn({ cause: String(error) }, 'a mail was not sent'),
    };
    const policy = config.mfa ?? 'required';
    const identity = createIdentity({ ...letters, pool, dataDir, policy, writeAudit, now, newId });
    undo.defer(() => identity.close());
    const routes = holdToAccess(app, { pages: '/console/', readSession: identity.readSession, count, now });
    await describeRoutes(app);
    await app.register(docsRoutes);
    await app.register(identity.routes);
    app.get('/v1/health', { config: { access: 'anyone', limit: 'none' } }, async () => ({
      status: 'active',
      epoch: hubEpoch,
    }));
    await fleet.register(app);
    await app.register(pushRoutes, {
      pool,
      authenticate,
      arrived,
      cloneSuspected,
      operationsMissing: (tx, box, missing) => raiseAlert(tx, operationsMissing(box, missing)),
      hubEpoch,
      newId,
      now,
      clockSeen: ({ boxId, gymId }, aheadMs) => void sightings.clockSeen(boxId, gymId, aheadMs).catch(warn),
      received: live.received,
    });
    await app.register(historyRoutes, { pool, authenticate });
    await app.register(bookingRoutes, { pool, newId });
    await app.register(shapeRoutes, {
      source: shapes.source,
      types: await readShapeSchemas(store.syncUrl),
      authenticate,
      hold: fleet.hold,
      random: Math.random,
    });
    await app.register(consoleRoutes, { pool, readSession: identity.readSession, writeAudit, feed });
    const alertsChanged = (...gymIds: readonly string[]): void => feed.send('alerts', null, gymIds);
    await app.register(alertRoutes, { pool, writeAudit, now, changed: alertsChanged });
    await app.register(insightRoutes, { pool });
    await app.register(analyticsRoutes, { pool });
    await app.register(reportRoutes, { pool });
    await app.register(mailRoutes, { pool, writeAudit, now, sign: identity.sign });
    await app.register(auditRoutes, { pool });
    await app.register(pinRoutes, { pins: new Pins({ pool, writeAudit }) });
    await app.register(placesRoutes, {
      pool,
      writeAudit,
      makeTenantKey: (tx, tenantId) =>
        asSystem(tx, 'nobody else may see the key of a tenant', async () => void (await tenantKey(tx, tenantId))),
      newId,
      now,
      changed: () => void feed.refresh(),
    });
    await app.register(consolePage, { folder: join(import.meta.dirname, '../console/dist') });

    const fleetLink = await openFleetLink({
      ...{ app, pool, authenticate, writeAudit, newId, now, broker: config.broker },
      mintsVoiceSecrets: config.voice !== undefined,
      alerts: createFleetAlerts({ newId, now }),
      changed: (gymIds) => {
        feed.send('fleet', null, [...gymIds]);
        alertsChanged(...gymIds);
      },
    });

    await app.register(voiceSecretRoutes, { pool, authenticate, writeAudit, now, settings: config.voice });

    const nightly = (stopping: AbortSignal) =>
      createNightly({
        ...{ pool, newId, stopping },
        compute: (task) => computeAside(task, stopping),
        atRisk: createRaiseChurnRisks({ newId, now }),
        failed: (tenantId, error) =>
          app.log.error({ tenantId, cause: String(error) }, 'how the members of a tenant stand was not computed'),
      });
    const post = new ReportPost({
      ...{ ...letters, pool, now, random: Math.random },
      unsubscribeUrl: (userId) => `${letters.publicUrl()}/mail/reports/${unsubscribeToken(userId, identity.sign)}`,
      mailId: (...ids) => `report.${identity.sign('id of a report mail', ids.join(' ')).toString('base64url')}`,
      failed: (error, tries, isGivenUp) =>
        app.log.warn({ cause: String(error), tries, isGivenUp }, 'a mail of a report was not sent'),
      warn,
    });
    undo.defer(() => post.close());
    const timezone = config.timezone ?? usualTimezone;
    const jobs = new JobRound({
      runJob: createRunJob({ pool, writeAudit }),
      now,
      failed: (job, error) => app.log.error({ job, cause: String(error) }, 'a job failed, and is tried again'),
      jobs: [
        {
          ...{ name: 'churn', reason: 'how members stand is computed in all gyms', at: { hour: 2, timezone } },
          run: async (at, stopping) => {
            app.log.info(await nightly(stopping)(at), 'how members stand is computed');
            feed.send('alerts', null);
          },
        },
        {
          ...{ name: 'churn-newcomers', reason: 'how members stand is computed where it never was' },
          at: async (ranAt) => (ranAt === null || now() - ranAt >= newcomersEveryMs) && hasNewcomers(pool),
          run: async (at, stopping) => {
            app.log.info(await nightly(stopping)(at, 'newcomers'), 'how members of new tenants stand is computed');
            feed.send('alerts', null);
          },
        },
        {
          ...{ name: 'embed-anew', reason: embedsAnew },
          at: async (ranAt) => (ranAt === null || now() - ranAt >= formerPointsEveryMs) && hasFormerPoints(pool),
          run: (_at, stopping) =>
            embedAnew({
              ...{ pool, stopping },
              progress: (done, left) => app.log.info({ done, left }, 'conversations are embedded anew'),
            }),
        },
        {
          ...{ name: 'clean-up', reason: 'what is kept for a time goes in all gyms', at: { ...cleanUpDue, timezone } },
          run: async (at) => app.log.info(await cleanUp(pool, at), 'what was kept long enough is gone'),
        },
        {
          ...{ name: 'backups', reason: 'what every backup holds is noted for all boxes', at: { hour: 3, timezone } },
          run: async (at) => {
            const everyBackupHas = new Date(at - backupsKeptMs);
            await inScope(pool, { kind: 'system', reason: 'backups hold the changes of all boxes' }, (tx) =>
              markBackup(tx, everyBackupHas),
            );
          },
        },
      ],
      further: createWeekly({
        ...{ pool, newId, announce: putDown },
        made: () => void post.look(),
        failed: (id, error) => app.log.error({ id, cause: String(error) }, 'a weekly report was not made'),
      }),
    });
    undo.defer(() => jobs.close());

    undo.defer(() => closeServer(app));
    undo.defer(() => fleetLink.close());
    const url = await app.listen({ host, port }).catch((error: unknown) => {
      throw listenRefusal(error, port, 'JARVIS_HUB_PORT');
    });
    listensAt = url;
    jobs.start();
    post.start();
    const parts = undo.move();
    return { url, routes, stop: () => parts.disposeAsync() };
  } finally {
    await undo.disposeAsync();
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderRefusal(error, folder);
  }
}

/** Without its database the hub can only lie: it ends, and who started it starts it again. */
function fail(error: unknown): never {
  throw error;
}

if (import.meta.main) {
  await runService(() =>
    startHub(readConfig(process.env, process.cwd()), (step) => report({ type: 'progress', step })),
  );
}

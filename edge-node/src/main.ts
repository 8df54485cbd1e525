/** The parts list of a box: the only file that knows every room. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badgeHmac } from '@jarvis-edge/sync/badge-number.ts';
import { removeOld } from '@jarvis-edge/sync/box/remove-old.ts';
import type { DownTableName, TableName } from '@jarvis-edge/sync/catalogue.ts';
import { lockFolder } from '@jarvis-edge/sync/folder-lock.ts';
import { listenRefusal, report, runService } from '@jarvis-edge/sync/lifecycle.ts';
import { businessDayStart } from '@jarvis-edge/sync/opening-hours.ts';
import { hearByGrammar } from '../commands/insight-hearing.ts';
import { createAlerts } from './alert/alerts.ts';
import { Analytics } from './analytics/analytics.ts';
import { Readers } from './badge/readers.ts';
import { Simulator } from './badge/simulator.ts';
import { wiresOf } from './badge/wires.ts';
import { createBooking } from './booking/booking.ts';
import { coalesced } from './coalesced.ts';
import { readConfig } from './config.ts';
import { createDashboard, type Dashboard } from './dashboard/dashboard.ts';
import { badgeRefusal, decideEntry } from './door/access.ts';
import { Doors } from './door/doors.ts';
import { SimulatedDoor } from './door/simulated.ts';
import { createFleetLink } from './fleet-link/fleet-link.ts';
import { LastWarnings } from './fleet-link/last-warnings.ts';
import { machineClock } from './health/event-clock.ts';
import { createHealth } from './health/health.ts';
import { SyncProgress } from './health/sync-progress.ts';
import { askHub } from './hub-link/hub-client.ts';
import { createHubLink } from './hub-link/hub-link.ts';
import { Identity } from './hub-link/identity.ts';
import { openSynced } from './hub-link/synced.ts';
import { createInsight } from './insight/insight.ts';
import { createLabeller } from './insight/label/labeller.ts';
import { createRecentLabels } from './insight/label/recent.ts';
import { createTurnLabels } from './insight/pipeline/turn-labels.ts';
import { DailyJobs } from './jobs/daily.ts';
import { createKioskNews } from './lan/kiosk-news.ts';
import { createKioskPlace } from './lan/kiosk-place.ts';
import { kioskRoutes } from './lan/kiosk-routes.ts';
import { KioskScreens } from './lan/kiosk-screens.ts';
import { Pairings } from './lan/pairing.ts';
import { provisioningRoutes } from './lan/provisioning-routes.ts';
import { createServer } from './lan/server.ts';
import { simulatorRoutes } from './lan/simulator-routes.ts';
import { openLanHttps } from './lan/tls/open-lan-https.ts';
import { Profiles } from './member/profiles.ts';
import { ReadAhead } from './member/read-ahead.ts';
import { openConfiguredModels } from './model-folder/open-configured.ts';
import { conflictRoutes } from './review/conflict-routes.ts';
import { Conflicts } from './review/conflicts.ts';
import { createStaff } from './staff/staff.ts';
import { newId } from './store/new-id.ts';
import { startCheckpoints } from './store/checkpoints.ts';
import { emptyLog, inTransaction, openStore } from './store/open.ts';
import { Places } from './store/place.ts';
import { createAdmit } from './visit/admit.ts';
import { Presence } from './visit/presence.ts';
import { Visits } from './visit/visits.ts';
import { mintedSecrets } from './voice/cloud/minted-secrets.ts';
import { namesSaid } from './voice/local/names.ts';
import { voiceRoutes } from './voice/voice-routes.ts';
import { createVoice } from './voice/voice.ts';

const { version: softwareVersion } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'),
) as { version: string };

const builtScreens = join(dirname(fileURLToPath(import.meta.resolve('@jarvis-edge/kiosk-ui/package.json'))), 'dist');
const placeTables = new Set<DownTableName>(['gyms', 'kiosks', 'classes', 'class_occurrences']);
/** Screens are told the day's hours and classes anew this often, ms. */
const placeEveryMs = 30_000;
/** While the link is down, screens are told how much waits at most this often, ms. */
const linkEveryMs = 250;

await runService(async ({ restart }) => {
  const config = readConfig(process.env);
  report({ type: 'progress', step: 'Opening the store' });
  const db = openStore(config.dataFolder);
  const lock = await lockFolder(config.dataFolder, 'box', 'JARVIS_BOX_DATA');
  const clock = machineClock(config.clockQuality);
  const now = (): number => Date.now();
  const steadyMs = (): number => performance.now();

  const identity = new Identity(config.dataFolder);
  const gymId = (): string | undefined => identity.provisioned?.gymId;
  let dashboard: Dashboard | undefined;
  const synced = openSynced({
    db,
    clock,
    gymId,
    newId,
    edited: (table, ids) => {
      forgetProfiles(table, ids);
      // What was seen at night by nobody goes to the hub too.
      nudge();
    },
    came: (table, ids) => {
      progress.changed(table);
      forgetProfiles(table, ids);
      if (table === 'gyms' || table === 'doors') places.forget();
      if (table === 'readers') readers.follow(places.readers());
      if (placeTables.has(table)) tellPlaces();
      booking.came(table);
      if (table === 'redactions') erased();
    },
    pastLoaded: () => {
      const gym = places.gym();
      if (gym !== undefined) presence.recall(businessDayStart(gym.timezone, boxClock.nowMs()));
      booking.came();
    },
    oddValue: (table, id, column, cause) => problems.failed(`${table} ${id} ${column}`, cause),
  });
  const { outbox, boxClock, edits, mirror, history } = synced;
  const places = new Places(db, gymId);
  const profiles = new Profiles(db, { hmacOf: (number) => badgeHmac(identity.tenantKey(), number), nowMs: steadyMs });
  // Every wire of this box reads whole EM4100 numbers.
  const readAhead = new ReadAhead({ form: 'em40', readSome: (...some) => profiles.readAhead(...some) });
  const doors = new Doors(
    (id) => places.door(id),
    ({ output }) => (output === 'simulated' ? new SimulatedDoor() : undefined),
  );
  const warnings = new LastWarnings(now);
  const simulator = config.simulatorFile === undefined ? undefined : Simulator.fromFile(config.simulatorFile);

  const app = await createServer({
    screensFolder: join(builtScreens, 'kiosk'),
    logLevel: config.logLevel,
    logged: warnings.logged,
  });
  const https = await openLanHttps(app, { config, clock, boxClock });
  const staff = await createStaff({ app, db, newId, nowMs: () => boxClock.nowMs() });
  const screens = new KioskScreens();
  const pairings = new Pairings(db, { now, tenantKey: () => identity.tenantKey() });
  const news = createKioskNews({
    gym: () => places.gym(),
    kiosk: (id) => places.kiosk(id),
    placeOf: createKioskPlace({ db, simulator: simulator !== undefined }),
    readers: () => readers.health(),
    link: () => link.state,
    waiting: () => outbox.status().waiting,
    now,
  });
  const tellLink = coalesced(() => screens.announceToAll(news.ofLink), linkEveryMs);
  const tellPlaces = (): void => screens.announceToAll(news.ofPlace);

  const hubLink = createHubLink({
    ...{ hubUrl: config.hubUrl, identity, synced, softwareVersion, now, steadyMs, random: Math.random },
    linkChanged: () => screens.announceToAll(news.ofLink),
    problemBegan: ({ what }, error) => app.log.warn({ err: error, what }, 'box and hub will try again'),
    settled: (count) => progress.settled(count),
    durable: (sequence) => progress.durable(sequence),
    heard: (table) => [progress, staff].forEach((each) => each.heard(table)),
    started: (box, agent) => fleetLink.start(box, agent),
    stopOthers: () => fleetLink.stop(),
  });
  const { link, problems, nudge } = hubLink;
  const visits = new Visits(
    db,
    // How long it has waited is told by the hub's time.
    (table, row) => outbox.append({ kind: 'insert', table, row }, boxClock.nowMs()),
    newId,
  );
  const presence = new Presence(db, () => dashboard?.passed());
  const progress = new SyncProgress(() => boxClock.nowMs());

  const alerts = createAlerts({
    ...{ db, edits, newId, gym: () => places.gym(), namesSaid },
  });
  const booking = createBooking({
    ...{ db, edits, gymId, newId, mirror, history, nowMs: () => boxClock.nowMs(), queued: nudge },
    failed: (error) => app.log.error({ err: error }, 'requests to book were not answered'),
  });
  /** By a clock that may be years ahead everything would be old. */
  const trustedMs = (): number | undefined =>
    boxClock.aheadMs !== undefined || ['ntp', 'rtc'].includes(clock().clockQuality) ? boxClock.nowMs() : undefined;
  const analytics = new Analytics({
    ...{ db, gym: () => places.gym(), nowMs: trustedMs, looked: alerts.ofStanding },
    isPastLoaded: () => history.isLoaded && mirror.isLoaded('members') && mirror.isLoaded('member_fitness_profiles'),
    failed: (error) => app.log.error({ err: error }, 'how members stand was not reckoned'),
  });
  const daily = new DailyJobs({
    db,
    jobs: {
      // Every night, not on Sundays alone: what was said stays 30 days, and not one more.
      'remove-old': {
        at: { hour: 3 },
        run: async () => {
          const removed = await removeOld(db, boxClock.nowMs());
          app.log.info({ removed: Object.fromEntries(removed) }, 'rows past their time were removed');
        },
      },
      'member-figures': { at: { hour: 2 }, run: () => analytics.lookAtAll() },
      'look-at-voice-models': { at: { hour: 4 }, run: async () => voice.lookAtModels() },
    },
    timezone: () => places.gym()?.timezone,
    nowMs: trustedMs,
    failed: (job, error) => app.log.error({ err: error, job }, 'a daily job failed'),
  });

  const admit = createAdmit({
    holderOf: (badge) => profiles.byBadge(badge),
    gym: () => places.gym(),
    door: (id) => places.door(id),
    decideEntry,
    badgeRefusal,
    inside: (memberId) => presence.inside(memberId),
    recordVisit: (visit) => visits.record(visit),
    entered: (memberId, inside) => presence.entered(memberId, inside),
    atOnce: inTransaction(db),
    leave: (memberId) => presence.leave(memberId),
    openDoor: (doorId) => doors.open(doorId),
    announce: (kioskId, message) => {
      screens.announce(kioskId, message);
      voice.told(kioskId, message);
    },
    clock,
    newId,
    visited: () => {
      nudge();
      if (link.state.state === 'down') tellLink();
    },
    failed: (what, error) =>
      app.log.error({ err: error }, what === 'visit' ? 'a visit was not recorded' : 'a door did not open'),
  });

  const readers = new Readers({
    wireOf: wiresOf(simulator),
    tapped: (reader, badge) =>
      void admit(reader, badge).catch((error: unknown) => app.log.error({ err: error }, 'a tap failed')),
    healthChanged: (reader, health) => {
      if (health.state === 'lost') app.log.warn({ reader: reader.name, cause: health.cause }, 'reader lost');
      if (reader.kioskId !== null) screens.announce(reader.kioskId, news.ofReader({ reader, health }));
    },
    nowMs: steadyMs,
    random: Math.random,
  });

  const models = openConfiguredModels(config.voice.models);
  const voice = await createVoice({
    ...{ db, edits, gymId, clock, newId, config: config.voice, models: models.opened, random: Math.random },
    gym: () => places.gym(),
    hasOwnReader: (id) => places.readers().some(({ kioskId, purpose }) => kioskId === id && purpose === 'identify'),
    entrance: {
      insideSince: () => Array.from(presence.everyone.values(), ({ since }) => since),
      purposes: () => new Set(places.readers().map(({ purpose }) => purpose)),
    },
    raiseAlert: alerts.raise,
    ended: () => insight.ended(),
    settleBooking: (wish) => booking.settle(wish),
    ...{ label: (text, lang) => labels.label(text, lang), nowMs: () => boxClock.nowMs(), queued: nudge },
    failed: (tool, error) => app.log.error({ err: error, tool }, 'a tool of a conversation failed'),
    report: (problem) => app.log.warn({ problem }, 'conversations'),
    minted: mintedSecrets({
      isOffered: () => fleetLink.mintsVoiceSecrets,
      ask: async (path, body, answer) =>
        askHub(`${config.hubUrl}${path}`, { body, answer, token: await hubLink.token() }),
      nowMs: () => boxClock.nowMs(),
    }),
    modelFound: (finding) => app.log.warn({ finding }, 'the model of the voice service'),
  });
  // Read while the voice gets ready.
  const labels = createRecentLabels(createLabeller({ hear: hearByGrammar }));
  const insight = await createInsight({
    ...{ app, db, edits, labels, models: models.opened, random: Math.random },
    ...{ hasConsent: voice.hasConsent, cloud: voice.summaryAccount },
    nowMs: () => boxClock.nowMs(),
    understood: (understood) => {
      alerts.ofConversation(understood);
      analytics.look(understood.memberId);
    },
    kept: () => {
      nudge();
      dashboard?.changed('member_analytics');
    },
    report: (problem) => app.log.warn({ problem }, 'labels'),
    failed: (sessionId, tries, error) =>
      app.log.error({ err: error, sessionId, tries }, 'a conversation was not understood'),
  });
  const conflicts = new Conflicts({
    ...{ db, edits, atOnce: inTransaction(db), decided: nudge, nowMs: () => boxClock.nowMs() },
  });

  function forgetProfiles(table: TableName, ids: readonly string[]): void {
    dashboard?.changed(table);
    if (table === 'members') profiles.forgetMembers(new Set(ids));
    else if (['badges', 'member_preferences', 'plans', 'gyms'].includes(table)) profiles.forgetAll();
    else return;
    readAhead.changed();
  }

  /** What memory and the write-ahead log may still hold of someone who was erased. */
  function erased(): void {
    profiles.forgetAll();
    emptyLog(db);
  }

  const status = () => ({
    softwareVersion,
    incarnation: outbox.incarnation,
    provisioning: hubLink.provisioningState(),
    link: link.state,
    problems: problems.current,
    outbox: progress.withPace(outbox.status()),
    clock: clock().clockQuality,
    synchronous: db.pragma('synchronous', { simple: true }),
    readers: readers.health().map(({ reader: { name, purpose }, health }) => ({ name, purpose, ...health })),
    voice: voice.status(),
    insight: insight.status(),
    https: https.status,
    fleetLink: fleetLink.state,
  });
  const fleetLink = createFleetLink({
    ...{ hubUrl: config.hubUrl, dataFolder: config.dataFolder, softwareVersion, warnings, status, restart, newId, now },
    ...{ clock, log: app.log, random: Math.random },
    outbox: () => outbox.status(),
    refetch: hubLink.refetch,
    ask: (path, options) => askHub(`${config.hubUrl}${path}`, options),
    hubNow: () => boxClock.nowMs(),
  });
  await createHealth({
    ...{ app, db, clock, boxClock, outbox, progress, status, queued: nudge },
    isProvisioned: () => identity.provisioned !== undefined,
    live: () => ({ link: link.state, problems: problems.current }),
  });
  await app.register(conflictRoutes, { conflicts });
  dashboard = await createDashboard({
    ...{ app, db, edits, gymId, newId, screensFolder: join(builtScreens, 'dashboard'), queued: nudge },
    gym: () => places.gym(),
    inside: () => presence.everyone,
    link: () => link.state.state,
    ...{ isSignedIn: staff.isSignedIn, turnLabels: createTurnLabels(db), draft: alerts.draft },
    nowMs: () => boxClock.nowMs(),
  });
  await app.register(voiceRoutes, {
    voice,
    simulated: simulator && {
      holderByLabel: (label) => profiles.byLabel(label),
      kioskId: () => places.readers().find(({ kioskId }) => kioskId !== null)?.kioskId ?? undefined,
    },
  });
  await app.register(provisioningRoutes, hubLink.claims);
  await app.register(kioskRoutes, {
    pairings,
    screens,
    greeting: news.ofNow,
    holderByLabel: (label: string) => profiles.byLabel(label),
    beginTalk: voice.begin,
    now,
  });
  if (simulator !== undefined) {
    await app.register(simulatorRoutes, {
      readers: () =>
        readers.health().map(({ reader: { id, name, purpose }, health: { state } }) => ({ id, name, purpose, state })),
      badges: () => simulator.badges(),
      tap: (readerId: string, label: string) => simulator.tap(readerId, label),
      plug: (readerId: string, plugged: boolean) => simulator.plug(readerId, plugged),
    });
  }

  await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
    throw listenRefusal(error, config.port, 'JARVIS_BOX_PORT');
  });
  void https.start();
  readers.follow(places.readers());
  readAhead.start();
  hubLink.start();
  hubLink.provisioning.resume();
  booking.came();
  insight.start();
  analytics.start();
  daily.start();
  void voice.lookAtModels();
  const stopCheckpoints = startCheckpoints(db);
  const placeTimer = setInterval(tellPlaces, placeEveryMs);

  return {
    url: app.listeningOrigin,
    stop: async () => {
      clearInterval(placeTimer);
      hubLink.provisioning.stop();
      booking.close();
      analytics.close();
      daily.close();
      stopCheckpoints();
      models.stop();
      screens.closeAll();
      dashboard?.close();
      await Promise.all([voice.close(), fleetLink.stop(), insight.close()]);
      await Promise.all([hubLink.stop(), readers.close(), https.close(), app.close()]);
      readAhead.stop();
      await doors.close();
      db.close();
      await lock.release();
    },
  };
});

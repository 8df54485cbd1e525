import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, in order, as it stood when last measured: started last, it would leave every other worker idle at the end. */
export const slow: readonly string[] = [
  'e2e/kill-9.e2e',
  'e2e/demo-stops.e2e',
  'kiosk-ui/test/talk-screens.browser',
  'sync/sim/faults.sim',
  'cloud-hub/console/test/pages.browser',
  'e2e/voice-kiosk.speech.browser.e2e',
  'e2e/sync-clock.e2e',
  'kiosk-ui/dashboard/test/pages.browser',
  'e2e/kiosk.browser.e2e',
  'e2e/oracle/oracle.db',
  'cloud-hub/console/test/insight.browser',
  'e2e/sync-chaos.e2e',
  'kiosk-ui/test/kiosk.browser',
  'cloud-hub/console/test/journeys.browser',
  'e2e/insight-kill.e2e',
  'e2e/start-refused.e2e',
  'e2e/dashboard-journey.browser.e2e',
  'e2e/box-identity.e2e',
  'cloud-hub/console/test/report.browser',
  'cloud-hub/console/test/console.browser',
  'kiosk-ui/dashboard/test/journeys.browser',
  'e2e/demo.e2e',
  'e2e/sync-refetch.e2e',
  'cloud-hub/src/tenancy/permissions.db',
  'cloud-hub/src/tenancy/permissions.postgres-15.db',
  'cloud-hub/console/test/risk.browser',
  'e2e/sync-conflict.e2e',
  'kiosk-ui/test/talk-sound.browser',
  'cloud-hub/test/attacks.db',
  'e2e/lan-https.trust.browser.e2e',
  'e2e/fleet-link.e2e',
  'kiosk-ui/test/diagnostics.browser',
];

/** Vitest's order, with the slowest files ahead of the others. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = slow.findIndex((name) => moduleId.includes(`/${name}.test.ts`));
      return at === -1 ? slow.length : at;
    };
    // `sort` is stable: what is not slow keeps its place.
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

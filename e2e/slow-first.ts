import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, as it stood when last measured: started last, it would leave every other worker idle at the end. */
const slow = [
  'kiosk-ui/test/talk-screens.browser',
  'e2e/kill-9.e2e',
  'cloud-hub/console/test/pages.browser',
  'sync/sim/faults.sim',
  'e2e/oracle/oracle.db',
  'e2e/voice-kiosk.speech.browser.e2e',
  'kiosk-ui/test/kiosk.browser',
  'e2e/demo-stops.e2e',
  'e2e/sync-clock.e2e',
  'e2e/kiosk.browser.e2e',
  'e2e/sync-chaos.e2e',
  'cloud-hub/src/tenancy/permissions.postgres-15.db',
];

/** Vitest's order, with the slowest files ahead of the others of their group. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = slow.findIndex((name) => moduleId.includes(`/${name}.test.ts`));
      return at === -1 ? slow.length : at;
    };
    const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;
    // `sort` is stable: what is not slow keeps its place.
    return (await super.sort(files)).sort((a, b) => group(a) - group(b) || rank(a) - rank(b));
  }
}

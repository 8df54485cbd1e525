import { VerdictPage } from '../../protocol/verdicts.ts';
import { ask } from '../ask.ts';

/** @param tenantId Undefined: all of theirs. */
export const readVerdicts = (tenantId: string | undefined, nights: number): Promise<VerdictPage> =>
  ask(VerdictPage, `/api/risk-verdicts?nights=${nights}${tenantId === undefined ? '' : `&tenantId=${tenantId}`}`);

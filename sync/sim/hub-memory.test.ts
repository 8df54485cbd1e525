import { describe } from 'vitest';
import type { ReceivingHub } from '../src/hub/receive.contract.ts';
import { receivesAsTheProtocolSays } from '../src/hub/receive.contract.ts';
import { idsOf } from './chance.ts';
import { copyDisk, memoryStore, newDisk, put } from './hub-memory.ts';

describe("the simulated hub's storage", () => {
  receivesAsTheProtocolSays(async (): Promise<ReceivingHub> => {
    const newId = idsOf(1);
    const nowMs = Date.UTC(2026, 10, 21, 8);
    const sender = { boxId: newId(), gymId: newId(), incarnation: newId() };
    const memberId = newId();
    let disk = newDisk(newId());
    put(disk, 'members', { id: memberId, gym_id: sender.gymId, first_name: 'Marie', phone: null, clocks: {} });
    return {
      sender,
      memberId,
      nowMs,
      newId,
      within: async (work) => {
        const draft = copyDisk(disk);
        const bornMs = (): number => nowMs - 86_400_000;
        const result = await work(
          memoryStore(draft, { bornMs, newId, nowMs: () => nowMs, step: async () => undefined }),
        );
        disk = draft;
        return result;
      },
      row: async (table, id) => disk.tables.get(table)?.get(id),
      count: async (table) => disk.tables.get(table)?.size ?? 0,
    };
  });
});

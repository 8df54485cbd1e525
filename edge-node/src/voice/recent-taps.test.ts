import type { BoxMessage } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { expect, test } from 'vitest';
import { RecentTaps } from './recent-taps.ts';

const marie = { memberId: 'marie', firstName: 'Marie', language: null, communicationStyle: null };
const tap = (tapId: string, member = marie): BoxMessage => ({
  ...{ type: 'recognised', at: 1, tapId, readerId: 'reader' },
  member,
});

test('whoever tapped last at a kiosk may talk there, for two minutes and by that tap alone', () => {
  let nowMs = 0;
  const taps = new RecentTaps(() => nowMs);
  expect(taps.told('entrance', tap('1'))).toBe(marie);
  expect(taps.memberOf('entrance', '1')).toBe(marie);
  expect(taps.memberOf('another kiosk', '1')).toBeUndefined();
  expect(taps.memberOf('entrance', 'made up')).toBeUndefined();
  nowMs = 121_000;
  expect(taps.memberOf('entrance', '1')).toBeUndefined();

  const thomas = { ...marie, memberId: 'thomas', firstName: 'Thomas' };
  taps.told('entrance', tap('2'));
  taps.told('entrance', tap('3', thomas));
  expect(taps.memberOf('entrance', '2')).toBeUndefined();
  expect(taps.memberOf('entrance', '3')).toBe(thomas);
});

test('who leaves and who is refused names nobody to talk with', () => {
  const taps = new RecentTaps(() => 0);
  expect(taps.told('entrance', { ...tap('1'), type: 'departed' } as BoxMessage)).toBeUndefined();
  const refused: BoxMessage = {
    ...{ type: 'refused', at: 1, tapId: '2', readerId: 'reader', member: marie },
    refusal: { reason: 'waiver-missing' },
  };
  expect(taps.told('entrance', refused)).toBeUndefined();
  expect(taps.memberOf('entrance', '2')).toBeUndefined();
});

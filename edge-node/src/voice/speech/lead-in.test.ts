import { expect, test } from 'vitest';
import { LeadIn } from './lead-in.ts';

test('silence before the first sound is cut, however it comes', () => {
  const sound = [...Array.from({ length: 30 }, () => 3), 500, 0, 0, 700];
  for (const pieceSamples of [1, 4, 50]) {
    const leadIn = new LeadIn(5);
    const heard: number[] = [];
    for (let at = 0; at < sound.length; at += pieceSamples) {
      heard.push(...leadIn.push(Int16Array.from(sound.slice(at, at + pieceSamples))));
    }
    expect(heard).toEqual([3, 3, 3, 3, 3, 500, 0, 0, 700]);
  }
});

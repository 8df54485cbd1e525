import { rmSync } from 'node:fs';
import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { After } from './model-thread.ts';
import { FlashedFolder, type Flashed } from './test/flashed-folder.ts';
import { Transformer, type TransformerDeps } from './transformer.ts';

export const said: Labels = {
  ...{ lang: 'fr', intent: 'ask_hours', sentiment: 'neutral', score: 0, emotion: 'neutral', topics: ['schedule'] },
  ...{ slots: { day: 'demain' }, ends_conversation: false, confidence: 0.5, model: 'tier-0' },
};

/** Nothing comes too late. */
export const patient: After = () => () => undefined;

/** What every package that runs a flashed model has to hold: the real one, and the one that stands for it. */
export function transformerContract(name: string, flashed: () => Flashed, packageUrl?: string): void {
  describe(`tier 1 by ${name}`, () => {
    let folder: FlashedFolder;
    let tier1: Transformer | undefined;
    let reports: string[];
    beforeEach(() => {
      folder = new FlashedFolder(flashed());
      reports = [];
    });
    afterEach(() => {
      tier1?.close();
      folder[Symbol.dispose]();
    });

    async function open(deps: Partial<TransformerDeps> = {}): Promise<Transformer> {
      tier1 = new Transformer({
        ...{ models: Promise.resolve(folder.opened()), tier0: () => said, after: patient },
        report: (problem) => void reports.push(problem),
        ...(packageUrl !== undefined && { packageUrl }),
        ...deps,
      });
      await tier1.opened;
      return tier1;
    }

    test('a flashed model is tried against what was signed, and then says what it knows; the rest is as it was', async () => {
      const opened = await open();
      expect(opened.state).toMatchObject({ kind: 'in-use', model: 'test-1', madeBy: expect.stringMatching(/ 4\./u) });
      const labels = await opened.label('merci, c’était vraiment génial !', 'fr');
      const { topics, slots, ends_conversation, lang } = said;
      expect(labels).toMatchObject({ tier: 1, model: 'test-1+tier-0', topics, slots, ends_conversation, lang });
      expect(labels).toMatchObject({ sentiment: 'positive', emotion: 'joy' });
      expect(labels.score).toBeGreaterThan(0);
      expect([opened.state, reports]).toMatchObject([{ answered: 1, fellBack: 0, lastCause: null }, []]);
    });

    test('the same words have the same answer, alone or among others, and however they are asked for', async () => {
      const opened = await open();
      const texts = ['merci c’était génial', 'c’est nul', 'bonjour', '', 'x'.repeat(300), 'génial '.repeat(3_000)];
      const alone = [];
      for (const text of texts) alone.push(await opened.label(text, 'fr'));
      expect(await Promise.all(texts.map((text) => opened.label(text, 'fr')))).toEqual(alone);
      const ahead = await opened.ahead(texts, 'fr');
      expect(texts.map((text) => ahead(text, 'fr'))).toEqual(alone);
      expect(alone.map(({ tier }) => tier)).toEqual([1, 1, 1, 0, 1, 1]);
    });

    test('what nobody asked for ahead, tier 0 says', async () => {
      const ahead = await (await open()).ahead(['génial'], 'fr');
      expect(ahead('génial', 'fr')).toMatchObject({ tier: 1 });
      expect(ahead('nul', 'fr')).toEqual(said);
    });

    test.each(['tokenizer.json', 'config.json'])('a folder without %s is refused by name', async (file) => {
      folder.remove(file);
      expect((await open()).state).toMatchObject({
        kind: 'refused',
        cause: expect.stringContaining(file),
        remedy: expect.stringContaining('npm run models:pack'),
      });
      expect(reports).toEqual([expect.stringContaining(file)]);
      expect(await tier1?.label('génial', 'fr')).toEqual({ ...said, tier: 0 });
    });

    test('a file that is no model is refused, and tier 0 goes on', async () => {
      folder.put('onnx/model.onnx', Buffer.from('nonsense'));
      expect((await open()).state).toMatchObject({ kind: 'refused', cause: expect.stringContaining('model.onnx') });
      expect(await tier1?.label('génial', 'fr')).toEqual({ ...said, tier: 0 });
    });

    test('a model that answers otherwise than where it was packed is refused', async () => {
      const cases = [{ text: 'génial', outputs: { logits: [9, 9, 9], emotion: [9, 9, 9, 9, 9, 9], intent: [9] } }];
      folder.put('self-test.json', { format: 1, madeBy: 'test', tolerance: 0.001, cases });
      expect((await open()).state).toMatchObject({ kind: 'refused', cause: expect.stringContaining('self-test') });
      expect(await tier1?.label('génial', 'fr')).toEqual({ ...said, tier: 0 });
    });

    test('nothing is read once it is loaded: the folder may go away', async () => {
      const opened = await open();
      rmSync(folder.path, { recursive: true });
      expect(await opened.label('génial', 'fr')).toMatchObject({ tier: 1 });
    });

    test('a language that the model does not know is left to tier 0', async () => {
      const opened = await open({ models: Promise.resolve(folder.opened(['en'])) });
      expect(opened.state.kind).toBe('in-use');
      expect(await opened.label('génial', 'fr')).toEqual({ ...said, tier: 0 });
    });

    test('a box that stops labels no more by it', async () => {
      const opened = await open();
      const asked = opened.label('génial', 'fr');
      opened.close();
      expect(await asked).toEqual({ ...said, tier: 0 });
      expect(opened.state).toMatchObject({ kind: 'absent', cause: 'The box stops.' });
      expect(reports).toEqual([]);
    });
  });
}

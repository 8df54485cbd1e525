import { expect, test } from 'vitest';
import { spoken, TalkWorld } from './test/talk-world.ts';

const english = 'I would like to know what time you close tomorrow evening';

test('a model that answers in French to English words is stopped, and answers anew in English', () => {
  const world = new TalkWorld().greeted();
  world.cloud.link.hears(english);
  world.pass(6000);
  const updates = world.cloud.link.of('session.update');
  expect(updates.at(-1)?.session).toMatchObject({
    instructions: 'Speak en with Marie.',
    audio: { input: { transcription: { language: 'en' } } },
  });
  expect(world.cloud.link.of('response.cancel')).toHaveLength(1);
  const asked = world.cloud.link.of('response.create').at(-1)?.response;
  expect(asked?.instructions).toContain('Begin with this, word for word: “Of course, let’s go on in English.”');
  expect(world.kiosk.state.language).toBe('en');
  expect(world.changes).toContainEqual({ language: 'en' });
  expect(world.cloud.link.refusals).toEqual([]);
});

test('one English word in the midst of French is answered in French, by the answer that was under way', () => {
  const world = new TalkWorld().greeted();
  world.cloud.link.hears('Je voudrais réserver le Body Pump de ce soir, please');
  world.pass(6000);
  expect(world.cloud.link.of('response.cancel')).toEqual([]);
  expect(world.kiosk.state.language).toBe('fr');
});

test('who touches the way back stays there, whatever they say then', () => {
  const world = new TalkWorld({ answer: () => spoken('D’accord.') }).greeted();
  world.kiosk.say(english);
  world.pass(6000);
  expect(world.kiosk.state.language).toBe('en');
  world.kiosk.wish({ type: 'talk-language', language: 'fr' });
  world.pass(6000);
  world.kiosk.say(english);
  world.pass(6000);
  expect(world.kiosk.state.language).toBe('fr');
});

test('who leaves in another language than the talk is told goodbye before it closes, typed or spoken', () => {
  const leave = 'thank you very much and see you on Thursday';
  for (const speak of [
    (world: TalkWorld) => world.kiosk.say(leave),
    (world: TalkWorld) => void world.cloud.link.hears(leave),
  ]) {
    const world = new TalkWorld({ answer: () => spoken('Goodbye Marie!', 1000) }).greeted();
    speak(world);
    world.pass(10_000);
    expect(world.kiosk.state.language).toBe('en');
    expect(world.closes).toEqual(['farewell']);
    expect(world.turns.at(-1)).toBe('jarvis: Goodbye Marie!');
    expect(world.turns.at(-2)).toContain('Thursday');
  }
});

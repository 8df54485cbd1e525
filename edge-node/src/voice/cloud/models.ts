type Day = `${number}-${number}-${number}`;

/** @property shutdownOn The day it is shut down, UTC; null: not announced. */
interface KnownModel {
  readonly model: string;
  readonly shutdownOn: Day | null;
}

export const defaultVoiceModel = 'gpt-realtime-2.1-mini';

/** @see https://developers.openai.com/api/docs/deprecations, as read on 2026-11-20. What the service lists itself goes before. */
export const knownModels: readonly KnownModel[] = [
  { model: 'gpt-realtime-2.1-mini', shutdownOn: null },
  { model: 'gpt-realtime-2.1', shutdownOn: null },
  { model: 'gpt-realtime', shutdownOn: '2027-01-20' },
  { model: 'gpt-realtime-mini', shutdownOn: '2027-01-20' },
  { model: 'gpt-4o-realtime-preview', shutdownOn: '2026-05-12' },
  { model: 'gpt-4o-mini-realtime-preview', shutdownOn: '2026-05-12' },
  { model: 'gpt-4o-mini-realtime-preview-2024-12-17', shutdownOn: '2026-05-12' },
];

export interface ListedModel {
  readonly id: string;
  /** As the service wrote it; null: not announced. */
  readonly shutdownDate: string | null;
}

/** Something about the voice service that a person should act on, before members notice. */
export interface ModelFinding {
  readonly code: 'model-ending' | 'model-gone' | 'key-refused';
  readonly what: string;
  readonly cause: string;
  readonly remedy: string;
  /** Unix ms; null where no day was named. */
  readonly shutdownAt: number | null;
}

const dayMs = 86_400_000;
/** Gyms are closed for weeks, and boxes are updated slowly. */
const warnDays = 60;

/**
 * What is to be said of the model that a box is set to.
 *
 * @param listed What the service has now; undefined where it was not asked.
 */
export function modelFinding(
  model: string,
  listed: readonly ListedModel[] | undefined,
  nowMs: number,
): ModelFinding | undefined {
  const known = knownModels.find((one) => one.model === model)?.shutdownOn ?? null;
  const found = listed?.find(({ id }) => id === model);
  // A service that names no realtime model at all does not list what it has.
  const isTelling = listed?.some(({ id }) => id.includes('realtime')) === true;
  const shutdownAt = dayOf(found === undefined ? known : (found.shutdownDate ?? known));
  const remedy = remedyFor(model, listed, nowMs);
  if (isTelling && found === undefined) {
    return {
      ...{ code: 'model-gone', what: `The voice model ${model} is gone.`, remedy, shutdownAt },
      cause: 'The voice service does not list it for this key.',
    };
  }
  if (shutdownAt === null || shutdownAt - nowMs > warnDays * dayMs) return undefined;
  const day = new Date(shutdownAt).toISOString().slice(0, 10);
  const cause = `The voice service announced it for ${day}.`;
  if (shutdownAt <= nowMs) {
    return { code: 'model-gone', what: `The voice model ${model} was shut down.`, cause, remedy, shutdownAt };
  }
  const days = Math.ceil((shutdownAt - nowMs) / dayMs);
  const what = `The voice model ${model} is shut down in ${days} ${days === 1 ? 'day' : 'days'}.`;
  return { code: 'model-ending', what, cause, remedy, shutdownAt };
}

function remedyFor(model: string, listed: readonly ListedModel[] | undefined, nowMs: number): string {
  const lasts = (day: string | null): boolean => {
    const at = dayOf(day);
    return at === null || at - nowMs > warnDays * dayMs;
  };
  const others =
    listed
      ?.filter(({ id, shutdownDate }) => /^gpt-realtime[-.\w]*$/.test(id) && lasts(shutdownDate))
      .map(({ id }) => id) ?? knownModels.filter(({ shutdownOn }) => lasts(shutdownOn)).map((one) => one.model);
  const choices = others.filter((id) => id !== model && !/\d{4}-\d{2}-\d{2}$/.test(id));
  const first = choices.find((id) => id === defaultVoiceModel) ?? choices[0];
  if (first === undefined) return 'Update the box, or set JARVIS_VOICE_MODEL to a model that the service has.';
  return `Set JARVIS_VOICE_MODEL to ${first} and restart the box; until then it goes on with its own voice.`;
}

function dayOf(day: string | null): number | null {
  const at = day === null ? Number.NaN : Date.parse(day);
  return Number.isNaN(at) ? null : at;
}

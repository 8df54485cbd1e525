/** How often people come, by hour of the day: mornings, noon and above all evenings. Local hours 6 to 21. */
const weightByHour = [3, 5, 4, 3, 2, 2, 5, 4, 2, 2, 3, 6, 9, 8, 5, 2];
const firstHour = 6;
const day = 86_400_000;

/**
 * Plausible times of a member's visits, oldest first: what a month brings in the last 30 days, the rest before it.
 *
 * @param now Unix ms; every visit is before it.
 * @param random In [0, 1), called in order.
 * @returns Unix ms, as many as asked for, at most one a day.
 */
export function visitTimes(
  { total, perWeek }: { total: number; perWeek: number },
  now: number,
  random: () => number,
): number[] {
  const times: number[] = [];
  const chance = Math.min(0.95, perWeek / 7);
  const today = now - (now % day);
  for (let daysAgo = 1; times.length < total; daysAgo += 1) {
    if (random() < chance) times.push(today - daysAgo * day + timeOfDay(random));
  }
  return times.reverse();
}

function timeOfDay(random: () => number): number {
  const sum = weightByHour.reduce((total, weight) => total + weight, 0);
  let left = random() * sum;
  const hour = weightByHour.findIndex((weight) => (left -= weight) < 0);
  return (firstHour + hour) * 3_600_000 + Math.floor(random() * 3_600_000);
}

/** A small generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

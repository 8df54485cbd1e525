/** One figure that a bench saw. */
export interface Metric {
  readonly metric: string;
  readonly value: number | string;
  readonly unit: string;
  /** What the figure should be, in words; null where it is only told. */
  readonly target: string | null;
  /** Whether the target holds; null without one. */
  readonly holds: boolean | null;
}

/** A figure without a target. */
export const told = (metric: string, value: number | string, unit = ''): Metric => ({
  metric,
  value,
  unit,
  target: null,
  holds: null,
});

/** A figure that should not be above its target. */
export const atMost = (metric: string, value: number, limit: number, unit = ''): Metric => ({
  metric,
  value,
  unit,
  target: `<= ${limit}`,
  holds: value <= limit,
});

/** A figure that should not be below its target. */
export const atLeast = (metric: string, value: number, limit: number, unit = ''): Metric => ({
  metric,
  value,
  unit,
  target: `>= ${limit}`,
  holds: value >= limit,
});

export const jsonLine = (bench: string, { metric, value, unit, target, holds }: Metric): string =>
  JSON.stringify({ bench, metric, value, unit, target, holds });

export function tableOf(metrics: readonly Metric[]): string {
  const rows = metrics.map(({ metric, value, unit, target, holds }) => [
    metric,
    `${value} ${unit}`.trim(),
    target ?? '',
    holds === null ? '' : holds ? 'holds' : 'missed',
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param sorted Ascending. @param share 0.5 for the median. */
export function percentile(sorted: readonly number[], share: number): number {
  const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[index] ?? Number.NaN;
}

export const rounded = (value: number, digits = 3): number => Number(value.toFixed(digits));

import { span } from '../../../kiosk-ui/kit/durations.ts';
import { plainNumber } from '../../../kiosk-ui/kit/insight-facts.ts';
import { localeOf } from '../../../kiosk-ui/kit/language.ts';
import type { Language } from '../../../kiosk-ui/protocol/kiosk-socket.ts';
import type { MetricName, Metrics, Trends } from '../../protocol/reports.ts';

export const inWords = (name: MetricName, value: number, language: Language): string => {
  if (name === 'alerts_median_ms') return span(value, language);
  if (name === 'mean_sentiment') {
    return new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2, signDisplay: 'negative' }).format(
      value,
    );
  }
  return plainNumber(value, language);
};

/** Null where the figure is not known. */
export const figureOf = (metrics: Metrics, name: MetricName): number | null => metrics[name] ?? null;

/** Which way it went; 'known' where there is nothing to compare with. */
export function directionOf(trends: Trends, name: MetricName): 'up' | 'down' | 'same' | 'known' {
  const trend = trends[name];
  if (trend === undefined) return 'known';
  if (trend.change === 0) return 'same';
  return trend.change > 0 ? 'up' : 'down';
}

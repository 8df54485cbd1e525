import type { Labels, LabelUtterance } from '@jarvis-edge/sync/labels.ts';

/** More than is said in one conversation, at as many kiosks as a box has. */
const mostUtterances = 120;

export interface RecentLabels {
  readonly label: LabelUtterance;
  /** Nothing of what was said stays in memory. */
  readonly forget: () => void;
}

/**
 * Labels each utterance once: who leads the talk asks what it is taken for, so does whoever answers, and so does what
 * understands the conversation when it is over.
 */
export function createRecentLabels(label: LabelUtterance): RecentLabels {
  const known = new Map<string, Labels>();
  return {
    label: (text, lang) => {
      const key = `${lang ?? ''} ${text}`;
      const former = known.get(key);
      if (former !== undefined) return former;
      const labels = label(text, lang);
      const [oldest] = known.keys();
      if (oldest !== undefined && known.size >= mostUtterances) known.delete(oldest);
      known.set(key, labels);
      return labels;
    },
    forget: () => known.clear(),
  };
}

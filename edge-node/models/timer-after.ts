import type { After } from '../src/insight/transformer/model-thread.ts';

export const timerAfter: After = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

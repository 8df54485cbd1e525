/** Runs what is asked for often at most once in each span. */
export function coalesced(run: () => void, spanMs: number): () => void {
  let pending: NodeJS.Timeout | undefined;
  return () => {
    pending ??= setTimeout(() => {
      pending = undefined;
      run();
    }, spanMs).unref();
  };
}

/** A day of taps in memory is enough; older marks are of no use to anybody. */
const marksKept = 500;

/** Leaves a performance mark once the screen of a tap has been painted: what the member waited for. */
export function markWhenPainted(tapId: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (performance.getEntriesByType('mark').length >= marksKept) performance.clearMarks();
      performance.mark(`tap-shown:${tapId}`);
    }),
  );
}

/** Requests that wait for news on behalf of a box: they end when it is revoked, not when they would by themselves. */
export class HeldRequests {
  readonly #endsByBox = new Map<string, Set<() => void>>();

  /** @returns to be called when the request is over. */
  hold(boxId: string, end: () => void): () => void {
    const ends = this.#endsByBox.get(boxId) ?? new Set();
    this.#endsByBox.set(boxId, ends.add(end));
    return () => {
      ends.delete(end);
      if (ends.size === 0 && this.#endsByBox.get(boxId) === ends) this.#endsByBox.delete(boxId);
    };
  }

  get boxIds(): string[] {
    return [...this.#endsByBox.keys()];
  }

  end(boxId: string): void {
    for (const end of [...(this.#endsByBox.get(boxId) ?? [])]) end();
  }
}

/**
 * Where a keyboard is among the cards of a list. What it is on may go, by a deed of its own or by somebody else's: then the
 * nearest thing that stays is next, so that nobody begins at the top of the page again.
 */
export class KeptPlace {
  #at: { element: HTMLElement; details: HTMLDetailsElement | null; ids: readonly string[] } | null = null;

  /** @param ids Of the cards as they stand, in their order. */
  enter(element: HTMLElement, id: string, ids: readonly string[]): void {
    const index = ids.indexOf(id);
    const nearest = [id, ...ids.slice(index + 1), ...ids.slice(0, index).toReversed()];
    this.#at = { element, details: element.closest('details'), ids: nearest };
  }

  leave(): void {
    this.#at = null;
  }

  /** Moves on where the keyboard has lost its place. */
  keep(cardOf: (id: string) => HTMLElement | undefined, otherwise: HTMLElement | null): void {
    const at = this.#at;
    if (at === null || (document.activeElement ?? document.body) !== document.body) return;
    const [own, ...others] = at.ids;
    const card = own === undefined ? undefined : cardOf(own);
    const summary = at.details?.isConnected ? at.details.querySelector('summary') : null;
    const onCard = card === undefined ? undefined : (summary ?? card.querySelector<HTMLElement>('.actions button'));
    const next = at.element.isConnected
      ? at.element
      : (onCard ?? card ?? others.map(cardOf).find((other) => other !== undefined) ?? otherwise);
    next?.focus();
  }
}

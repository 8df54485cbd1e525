/** The question who is there, put by whatever the hub would not do without an answer; one at a time. */
export class StepUpWish {
  isOpen = $state.raw(false);
  #waiting: ((isDone: boolean) => void)[] = [];

  ask(): Promise<boolean> {
    this.isOpen = true;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(isDone: boolean): void {
    this.isOpen = false;
    for (const resolve of this.#waiting.splice(0)) resolve(isDone);
  }
}

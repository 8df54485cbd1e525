/** What a process of the bench is asked by the one that started it. */
export interface Question {
  readonly id: number;
  readonly task: string;
  readonly argument: unknown;
}

export type Reply = { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly error: string };

/** Does what the starting process asks, by the name of the task, and ends with it. */
export function answerQuestions(tasks: Readonly<Record<string, (argument: never) => unknown>>): void {
  const reply = (message: Reply): void => void process.send?.(message);
  process.on('message', ({ id, task, argument }: Question) => {
    if (id === undefined) return;
    const work = tasks[task] ?? (() => Promise.reject(new Error(`There is no task ${task}.`)));
    Promise.resolve()
      .then(() => work(argument as never))
      .then(
        (answer) => reply({ id, answer }),
        (error: unknown) =>
          reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.on('disconnect', () => process.exit(0));
}

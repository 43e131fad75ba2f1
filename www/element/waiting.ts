// Those who wait for what is found next. Each is answered: by a result, or by what went wrong.

type Outcome<T> = { result: T } | { error: unknown };

export class Waiting<T> {
  #waiting: { resolve: (result: T) => void; reject: (error: unknown) => void }[] = [];
  /** What went wrong last, while nothing has gone right since. */
  #failed: { error: unknown } | null = null;

  /** @param again whether another try begins: else what went wrong holds for this one, too */
  next(again: boolean): Promise<T> {
    if (again) this.#failed = null;
    else if (this.#failed) return Promise.reject(this.#failed.error);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  settle(outcome: Outcome<T>) {
    this.#failed = 'error' in outcome ? outcome : null;
    for (const { resolve, reject } of this.#waiting.splice(0)) 'result' in outcome ? resolve(outcome.result) : reject(outcome.error);
  }
}

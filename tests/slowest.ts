// Prints the ten slowest tests when all have run.
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

export default class Slowest implements Reporter {
  #tests: [seconds: number, name: string][] = [];

  onTestEnd(test: TestCase, { duration }: TestResult) {
    this.#tests.push([duration / 1000, test.titlePath().filter(Boolean).join(' › ')]);
  }

  onEnd() {
    this.#tests.sort(([a], [b]) => b - a);
    console.log('\nThe slowest tests:');
    for (const [seconds, name] of this.#tests.slice(0, 10)) console.log(`${seconds.toFixed(1).padStart(7)} s  ${name}`);
  }
}

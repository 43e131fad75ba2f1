// The command, as the tests run it.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The command of this checkout, built if it is not. */
export function command(): string {
  const report = execFileSync('cargo', ['build', '--quiet', '--features', 'cli', '--message-format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  const built = report
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { executable?: string | null });
  return built.findLast((artifact) => artifact.executable)!.executable!;
}

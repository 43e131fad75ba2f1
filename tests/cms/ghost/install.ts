// Ghost as npm has it, with everything below it pinned: what it runs on by the package-lock.json here, itself by its checksum, and
// its own packages by the lock file that it brings.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installed, must, root, workshop } from '../site';

const VERSION = '6.65.0';
const SHA512 = 'D369qivOmfn4YwvBD1DljOGsHnJzBEQhBsiFnBZD+GjWrBpdZQYYNHneiQcKQVJwUom8eHWml1n5FRLQIwVFOg==';

const LOCKS = join(root, 'tests/cms/ghost');
export const HOME = workshop('ghost');
/** Ghost's own folder, with the themes that it comes with. */
export const GHOST = join(HOME, 'package');
/** Ghost wants a newer Node than this repository does. */
const RUNTIME = join(HOME, `node_modules/node-linux-${process.arch}`);
export const NODE = join(RUNTIME, 'bin/node');

/** Installs it, unless it is there: some minutes, most of them for the compiler and for a thousand packages. */
export function install() {
  installed(HOME, [join(LOCKS, 'package-lock.json'), join(LOCKS, 'install.ts')], () => {
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(LOCKS, file), join(HOME, file));
    must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: HOME });
    unpack();
    // By its environment, which npx fills with npm's settings: node-gyp lets them win over what it is told on its line.
    const env = { PATH: [join(RUNTIME, 'bin'), process.env.PATH].join(delimiter), CI: '1', npm_config_nodedir: RUNTIME };
    // No scripts of a thousand strangers are run; of what they would build, Ghost needs the database alone.
    must(
      NODE,
      [
        join(HOME, 'node_modules/pnpm/bin/pnpm.mjs'),
        'install',
        '--prod',
        '--frozen-lockfile',
        '--ignore-scripts',
        '--store-dir',
        join(HOME, 'store'),
      ],
      { cwd: GHOST, env },
    );
    const sqlite = realpathSync(join(GHOST, 'node_modules/better-sqlite3'));
    must(NODE, [join(HOME, 'node_modules/node-gyp/bin/node-gyp.js'), 'rebuild', '--release'], { cwd: sqlite, env });
  });
}

/** Brings Ghost's package, which npm cannot install: it names packages that lie inside it. */
function unpack() {
  must('npm', ['pack', '--silent', `ghost@${VERSION}`], { cwd: HOME });
  const file = join(HOME, `ghost-${VERSION}.tgz`);
  const sum = createHash('sha512').update(readFileSync(file)).digest('base64');
  if (sum !== SHA512)
    throw new Error(
      `${file} is not the Ghost ${VERSION} that this test was made with: its sha512 is ${sum}. Change VERSION and SHA512 together.`,
    );
  must('tar', ['-xzf', file, '-C', HOME]);
}

// WordPress from Debian's packages, in three ages, and a database that is a file: nothing is installed on the machine.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PASSWORD } from './client';
import { DIST, installed, must, root, run, workshop } from '../site';

const SOURCE = join(root, 'tests/cms/wordpress');
const HOME = workshop('wordpress');

/** By Debian's suites, the block theme of each: the oldest WordPress that the plugin is for, one of those that print no late module, the newest. */
export const AGES = { bookworm: 'twentytwentythree', trixie: 'twentytwentyfive', sid: 'twentytwentyfive' } as const;
export type Age = keyof typeof AGES;

/** A theme without blocks; it is no longer shipped with the newest, and runs there. */
export const CLASSIC = 'twentytwentyone';

/** What comes from each suite. Without the mailer WordPress cannot even be installed. */
const PACKAGES: Record<Age, string[]> = JSON.parse(readFileSync(join(SOURCE, 'packages.json'), 'utf8'));

/** What PHP must be able to do, by Debian's packages. */
const EXTENSIONS = { pdo_sqlite: 'php-sqlite3', dom: 'php-xml', mbstring: 'php-mbstring' };

/** Downloads what is not there yet. */
export function install() {
  const able = must('php', ['-m']).split('\n');
  const missing = Object.entries(EXTENSIONS).flatMap(([name, debian]) => (able.includes(name) ? [] : [debian]));
  if (missing.length) throw new Error(`PHP lacks what WordPress needs. Install with:\n  sudo apt-get install -y ${missing.join(' ')}`);
  installed(
    HOME,
    ['package-lock.json', 'packages.json'].map((file) => join(SOURCE, file)),
    () => {
      for (const file of ['package.json', 'package-lock.json']) cpSync(join(SOURCE, file), join(HOME, file));
      must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: HOME });
      const builds = join(HOME, 'node_modules/@wp-playground');
      must('python3', [
        '-m',
        'zipfile',
        '-e',
        join(builds, 'wordpress-builds/src/sqlite-database-integration/sqlite-database-integration.zip'),
        HOME,
      ]);
      // Six whole copies of WordPress.
      rmSync(builds, { recursive: true });
      for (const age of Object.keys(AGES) as Age[]) unpack(age);
    },
  );
}

/** Unpacks a suite's WordPress into a folder by a list of packages of its own: the machine's is not touched. */
function unpack(age: Age) {
  const path = join(HOME, age);
  const apt = join(path, 'apt');
  for (const folder of ['state/lists/partial', 'cache/archives/partial']) mkdirSync(join(apt, folder), { recursive: true });
  writeFileSync(join(apt, 'sources.list'), `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror()} ${age} main\n`);
  const own = { 'Dir::Etc::sourcelist': 'sources.list', 'Dir::Etc::sourceparts': 'none', 'Dir::State': 'state', 'Dir::Cache': 'cache' };
  const options = [
    ...Object.entries(own).map(([name, place]) => `${name}=${join(apt, place)}`),
    'Dir::State::status=/dev/null',
    'APT::Sandbox::User=',
  ].flatMap((option) => ['-o', option]);
  must('apt-get', [...options, '-q', 'update']);
  must('apt-get', [...options, '-q', 'download', ...PACKAGES[age]], { cwd: apt });
  for (const file of readdirSync(apt)) if (file.endsWith('.deb')) must('dpkg', ['-x', join(apt, file), path]);
  rmSync(apt, { recursive: true });
  // It points at a file of the machine's that is not there.
  rmSync(join(path, 'usr/share/wordpress/.htaccess'), { force: true });
}

/** Where this machine has Debian's packages from. */
function mirror() {
  const targets = run('apt-get', ['indextargets', '--format', '$(ORIGIN) $(RELEASE) $(REPO_URI)', 'Identifier: Packages']).said;
  const [, uri] = /^Debian (?!\S*(?:security|updates|backports))\S+ (\S+)$/m.exec(targets) ?? [];
  if (!uri)
    throw new Error(
      'WordPress comes from Debian’s packages, and apt-get knows no mirror of Debian’s here. On Debian: sudo apt-get update.',
    );
  return uri;
}

/** A site without articles; where it lies, and which WordPress it is. */
export function make(age: Age, name: string = age) {
  const path = join(HOME, `site-${name}`);
  rmSync(path, { recursive: true, force: true });
  // Debian's packages point at each other's files.
  must('cp', ['-rL', join(HOME, age, 'usr/share/wordpress'), path]);
  const content = join(path, 'wp-content');
  must('cp', ['-rL', join(HOME, 'bookworm/usr/share/wordpress/wp-content/themes', CLASSIC), join(content, 'themes')]);
  const database = join(content, 'plugins/sqlite-database-integration');
  cpSync(join(HOME, 'sqlite-database-integration-main'), database, { recursive: true });
  cpSync(join(database, 'db.copy'), join(content, 'db.php'));
  plugin(path);
  cpSync(join(SOURCE, 'wp-config.php'), join(path, 'wp-config.php'));
  const version = must('php', [join(SOURCE, 'make.php'), path, PASSWORD]).trim();
  const site = { age, path, version, theme: AGES[age] as string };
  wp(site, `switch_theme('${site.theme}');`);
  return site;
}
export type Site = ReturnType<typeof make>;

/** The plugin as its README has it put there: its folder, and the element's files in it. */
export function plugin(path: string) {
  const own = join(path, 'wp-content/plugins/claimlight');
  rmSync(own, { recursive: true, force: true });
  cpSync(join(root, 'embed/wordpress/claimlight'), own, { recursive: true });
  cpSync(DIST, join(own, 'assets'), { recursive: true });
}

/** The plugin as a zip, as its README has it uploaded. */
export function packed() {
  const path = join(HOME, 'packed');
  rmSync(path, { recursive: true, force: true });
  plugin(path);
  must('python3', ['-m', 'zipfile', '-c', join(path, 'claimlight.zip'), 'claimlight'], { cwd: join(path, 'wp-content/plugins') });
  return join(path, 'claimlight.zip');
}

/** Runs some PHP in a site; what it says. */
export const wp = ({ path }: Site, code: string, ...args: string[]) =>
  must('php', ['-d', 'display_errors=0', '-r', `require '${path}/wp-load.php'; ${code}`, ...args]);

/** Of PHP's workers two may go for one connection, and the one that comes too late answers nobody until there is another. */
const SERVE = 'php -S "127.0.0.1:$0" -t "$1" "$2" & while kill -0 $! && sleep 1; do : > "/dev/tcp/127.0.0.1/$0"; done';

/** Serves a site; types by the endings of the plugin's files. */
export const serving =
  ({ path }: Site, types: Record<string, string> = {}) =>
  (port: number): [string, string[], object] => [
    'bash',
    ['-c', SERVE, `${port}`, path, join(SOURCE, 'router.php')],
    {
      cwd: path,
      env: {
        PHP_CLI_SERVER_WORKERS: '3',
        ...Object.fromEntries(Object.entries(types).map(([ending, type]) => [`TYPE_OF_${ending.toUpperCase()}`, type])),
      },
    },
  ];

/** What PHP has complained about in the plugin's own files. */
export function complaints({ path }: Site) {
  const log = run('cat', [join(path, 'debug.log')]).said;
  return log.split('\n').filter((line) => /plugins\/claimlight\//.test(line));
}

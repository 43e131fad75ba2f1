// Whether a Content-Security-Policy lets the element work, and the line that is missing where it does not.

export type Finding = { ok: boolean; what: string; fix: string };

/**
 * @param policies as headers or meta elements give them; all of them hold
 * @param base where the element's files lie, as seen from the page: 'self' or an origin
 */
export function judge(policies: string[], base: string): Finding[] {
  return policies
    .flatMap((text) => text.split(','))
    .filter((text) => text.trim())
    .flatMap((text) => judgeOne(parse(text), base));
}

function parse(text: string): Map<string, string[]> {
  const directives = new Map();
  for (const part of text.split(';')) {
    const [name, ...sources] = part.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return directives;
}

function judgeOne(directives: Map<string, string[]>, base: string): Finding[] {
  const own = base === 'self' ? "'self'" : base;
  /** The sources that hold for a directive, through those that stand in for it. */
  const sources = (...names: string[]) => names.map((name) => directives.get(name)).find(Boolean) ?? null;
  const allows = (list: string[] | null) =>
    list === null ||
    list.some((source) => source === own || source === '*' || (source.startsWith('http') && base.startsWith(source.replace(/\/$/, ''))));
  const check = (ok: boolean, what: string, fix: string) => ({ ok, what, fix: ok ? '' : fix });
  const script = sources('script-src-elem', 'script-src', 'default-src');
  const nonce = script?.some((source) => /^'(?:nonce|sha\d+)-/.test(source)) ?? false;
  const worker = sources('worker-src', 'child-src', 'script-src', 'default-src');
  const trusted = directives.get('trusted-types');
  const findings = [
    check(allows(script) || nonce, 'It may load the script.', `script-src ${own}`),
    check(allows(sources('connect-src', 'default-src')), 'It may fetch the module.', `connect-src ${own}`),
    check(
      base === 'self' ? allows(worker) : Boolean(worker?.includes('blob:') ?? true),
      'It may start the worker; without one, long articles hold the page up.',
      base === 'self' ? "worker-src 'self'" : 'worker-src blob:',
    ),
  ];
  if (directives.has('require-trusted-types-for'))
    findings.push(
      check(
        !trusted || trusted.some((name) => name === 'claimlight' || name === '*'),
        'Trusted Types: it may start the worker.',
        'trusted-types claimlight',
      ),
    );
  if (directives.has('sandbox'))
    findings.push(
      check(Boolean(directives.get('sandbox')?.includes('allow-scripts')), 'The sandbox lets scripts run.', 'sandbox allow-scripts'),
    );
  return findings;
}

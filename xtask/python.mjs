// Python by ruff, which comes with npm: node xtask/python.mjs checks, with --write it formats. The rules stand in ruff.json.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';

const write = process.argv.includes('--write');
const files = execFileSync('git', ['ls-files', '*.py'], { encoding: 'utf8' }).trim().split('\n');
const ruff = new Workspace(JSON.parse(readFileSync('ruff.json', 'utf8')), PositionEncoding.Utf16);

let faults = 0;
const report = (line) => {
  faults += 1;
  console.error(line);
};
for (const file of files) {
  const code = readFileSync(file, 'utf8');
  for (const { code: rule, message, start_location } of ruff.check(code))
    report(`${file}:${start_location.row}: ${rule ?? 'syntax'} ${message}`);
  const formatted = ruff.format(code);
  if (formatted === code) continue;
  if (write) writeFileSync(file, formatted);
  else report(`${file}: not formatted: node xtask/python.mjs --write`);
}
console.log(`${files.length} files of Python: ${faults ? `${faults} faults` : 'fine'}`);
process.exitCode = faults ? 1 : 0;

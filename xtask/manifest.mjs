// The tables of docs/element.md, made from the element's manifest: node xtask/manifest.mjs writes them.
import { readFileSync, writeFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync('www/dist/custom-elements.json', 'utf8'));
const [{ attributes, members, events, cssParts, cssProperties, cssStates, slots }] = manifest.modules[0].declarations;
const others = members.filter(({ attribute }) => !attribute);

const line = ({ description }) => description.replace(/\s+/g, ' ');
const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;
const table = (heads, rows) => [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const signature = ({ name, parameters }) => `${name}(${parameters.map((p) => p.name + (p.optional ? '?' : '')).join(', ')})`;

const tables = [
  '### Attributes',
  table(
    ['attribute', 'property', 'values', 'default', ''],
    attributes.map((a) => [code(a.name), code(a.fieldName), code(a.type.text), a.default ? code(a.default) : '', line(a)]),
  ),
  '### Properties and methods',
  table(
    ['', 'gives', ''],
    others.map((m) => [code(m.kind === 'method' ? signature(m) : m.name), code((m.return ?? m).type.text), line(m)]),
  ),
  '### Events',
  'All events bubble and cross shadow roots. What the page itself does, such as setting `results` or calling `focusFinding`, fires none.',
  table(
    ['event', '`detail`', ''],
    events.map((e) => [code(e.name), code(e.type.text.replace(/^CustomEvent<(.*)>$/, '$1')), line(e)]),
  ),
  '### Parts',
  table(
    ['part', ''],
    cssParts.map((p) => [code(p.name), line(p)]),
  ),
  '### CSS variables',
  table(
    ['variable', ''],
    cssProperties.map((p) => [code(p.name), line(p)]),
  ),
  '### States and slots',
  table(['', ''], [...cssStates.map((s) => [code(`:state(${s.name})`), line(s)]), ...slots.map((s) => [code('<slot>'), line(s)])]),
].join('\n\n');

const file = 'docs/element.md';
const text = readFileSync(file, 'utf8');
const place = /(<!-- made from the manifest -->\n)[^]*?(<!-- end -->)/;
if (!place.test(text))
  throw new Error(`${file}: no place for the tables: write the comments “made from the manifest” and “end” where they belong`);
const made = text.replace(place, (_, begin, end) => `${begin}\n${tables}\n\n${end}`);
if (process.argv.includes('--check')) {
  if (made !== text) {
    console.error(`${file} is not what the manifest says: run node xtask/manifest.mjs`);
    process.exit(1);
  }
} else {
  writeFileSync(file, made);
}

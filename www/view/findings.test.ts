import { expect, test } from 'vitest';
import { ANALYSIS, quote, resultOf, spanOf, TEXT } from './example.js';
import { stopFrom, withoutApposition } from './findings.js';

const { findings, layers } = resultOf(ANALYSIS);
const words = ({ start, end }: { start: number; end: number }) => TEXT.slice(start, end);

test('findings come in the order of the text, numbered', () => {
  expect(findings.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4]);
  expect(findings.map((finding) => words(finding.layers[0]))).toEqual(['“We are late,”', 'may', '“No,”', 'it could snow', 'could']);
});

test('each layer stands once, before those inside it', () => {
  expect(layers.map((layer) => `${layer.kind} ${words(layer)}`)).toEqual([
    'quote “We are late,”',
    'speaker Mayor Ann Lee',
    'cue said',
    'scope may rain',
    'doubt may',
    'quote “No,”',
    'speaker she',
    'cue said',
    'speaker officials',
    'cue say',
    'quote it could snow',
    'scope could snow',
    'doubt could',
  ]);
});

test('two quotes of one attribution share its layers', () => {
  const given = { source: spanOf('officials'), cue: spanOf('say'), speaker: 1 };
  const both = resultOf({ ...ANALYSIS, quotes: [quote('it could snow', given), quote('It may rain', given)], uncertainties: [] });
  expect(both.layers.find(({ kind }) => kind === 'speaker')?.findings).toHaveLength(2);
});

test('of a silence only the cue is marked, and a teller is named where somebody else tells', () => {
  const silent = quote('It may rain', { source: spanOf('she'), cue: spanOf('said', TEXT, 50), speaker: 0 }, { sort: 'silence' });
  const inner = quote('snow', { speaker: 0 }, { inside: 0 });
  const outer = quote('it could snow', { speaker: 1 });
  expect(resultOf({ ...ANALYSIS, quotes: [silent], uncertainties: [] }).layers.map(({ kind }) => kind)).toEqual(['speaker', 'cue']);
  const told = resultOf({ ...ANALYSIS, quotes: [outer, inner], uncertainties: [] }).findings.map(({ teller }) => teller?.name ?? null);
  expect(told).toEqual([null, 'officials']);
});

test('a doubt in a quote is its speaker’s', () => {
  expect(findings.map(({ doubt, speaker }) => doubt && (speaker?.name ?? 'writer'))).toEqual([null, 'writer', null, null, 'officials']);
});

test('steps go to the next stop and the one before, and end at the ends', () => {
  const stops = layers.filter(({ kind }) => kind !== 'scope');
  const [first, second] = stops;
  const last = stops.at(-1) ?? null;
  expect(stopFrom(stops, null, 1)).toBe(first);
  expect(stopFrom(stops, null, -1)).toBe(first);
  expect(stopFrom(stops, first, 1)).toBe(second);
  expect(stopFrom(stops, first, -1)).toBe(first);
  expect(stopFrom(stops, last, 1)).toBe(last);
  expect(stopFrom(stops, first, 1, true)?.kind).toBe('doubt');
  expect(stopFrom([], null, 1)).toBe(null);
  // From a stop that is no longer there to the nearest.
  expect(stopFrom(stops.slice(1), first, 1)).toBe(second);
});

test('a source is marked without what explains it', () => {
  const check = (source: string, marked: string) => expect(source.slice(...withoutApposition([0, source.length], source))).toBe(marked);
  check('Ann Lee', 'Ann Lee');
  check('Ann Lee, the mayor of Port Orla,', 'Ann Lee');
  check('Ann Lee, who runs the port and the ferry', 'Ann Lee');
  check('Ann Lee (42)', 'Ann Lee');
  check('Ann Lee – the mayor', 'Ann Lee');
  check('Lee, Ash and Moor', 'Lee, Ash and Moor');
  check('the mayor and two officials', 'the mayor and two officials');
});

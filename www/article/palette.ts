// The colours of the highlights. Fill and ink come as a pair, so that words can be read whatever the host's colours are:
// a test works out the contrast of every pair, and of every line on every fill.

import type { Layer } from './layers.js';

export type Colours = { fill: string; ink: string; line: string };

export type Theme = 'light' | 'dark';

/**
 * What is painted, the lowest first, and its own line, so that none is told by colour alone: the upper fill hides the lower, lines
 * add up. Each kind of doubt has the line that it has on our own page. A scope is shown only with its doubt.
 */
export const LINES = {
  quote: 'solid 1.5px',
  speaker: 'double 1.5px',
  cue: 'dashed 1.5px',
  'doubt-epistemic': 'wavy 1.5px',
  'doubt-doxastic': 'overline wavy 1px',
  'doubt-hearsay': 'dashed 3px',
  'doubt-unknown': 'dotted 3px',
  'doubt-conditional': 'overline dashed 1.5px',
  'doubt-approximate': 'double 2px',
  'doubt-unattributed': 'solid 3px',
  scope: 'dotted 1.5px',
  lit: 'solid 3px',
  current: 'solid 1.5px',
};

export type Name = keyof typeof LINES;

export const NAMES = Object.keys(LINES) as Name[];

/** Behind the name of what is painted where lines are tight: a fill would cut into the line above, so there is none. */
export const TIGHT = '-tight';

/** What a layer is painted as. */
export function nameOf({ kind, findings: [{ doubt }] }: Layer) {
  return (kind === 'doubt' ? `doubt-${doubt?.kind}` : kind) as Name;
}

export const PALETTE: Record<Theme, Record<string, Colours>> = {
  light: {
    scope: { fill: '#f6f1e2', ink: '#1c1b18', line: '#96600a' },
    quote: { fill: '#e4edf8', ink: '#1c1b18', line: '#3d74b3' },
    speaker: { fill: '#ece5f6', ink: '#1c1b18', line: '#6a45a8' },
    cue: { fill: '#e2efed', ink: '#1c1b18', line: '#2d7772' },
    doubt: { fill: '#fceac2', ink: '#1c1b18', line: '#96600a' },
    lit: { fill: '#ffe066', ink: '#1c1b18', line: '#1c1b18' },
    current: { fill: '#1f4e86', ink: '#ffffff', line: '#ffffff' },
  },
  dark: {
    scope: { fill: '#2b2820', ink: '#e9e6df', line: '#e2ae4a' },
    quote: { fill: '#1f3148', ink: '#e9e6df', line: '#6ea5e3' },
    speaker: { fill: '#372b4e', ink: '#e9e6df', line: '#b99bea' },
    cue: { fill: '#1d3b3a', ink: '#e9e6df', line: '#66bab3' },
    doubt: { fill: '#473613', ink: '#e9e6df', line: '#e2ae4a' },
    lit: { fill: '#5c5312', ink: '#ffffff', line: '#ffffff' },
    current: { fill: '#9cc4f5', ink: '#10161d', line: '#10161d' },
  },
};

/**
 * The rules for what is painted: a theme's colours, or the host's where it names its own.
 * @param own the value of a CSS variable of the host's, or nothing
 * @param select the selector of what is painted so
 */
export function rulesOf(theme: Theme, own: (property: string) => string, select: (name: string) => string) {
  // Paper is light.
  const light = coloured('light', own, select);
  return theme === 'light' ? light : `${light}\n@media screen{${coloured(theme, own, select)}}`;
}

function coloured(theme: Theme, own: (property: string) => string, select: (name: string) => string) {
  const rules = NAMES.map((name) => {
    const [kind] = name.split('-');
    const { fill, ink, line } = PALETTE[theme][kind];
    const set = (part: string, value: string) => own(`--claimlight-${kind}-${part}`).trim() || value;
    // To find where letters cross a line costs a browser as much as to draw the words, at every change of the page.
    const under = `text-decoration-skip-ink:none;text-decoration:underline ${LINES[name]}`;
    const forced =
      kind === 'lit' || kind === 'current' ? 'color:HighlightText;background-color:Highlight' : 'color:CanvasText;background-color:Canvas';
    const drawn = `${under} ${set('line', line)}`;
    return `${select(name)}{color:${set('ink', ink)};background-color:${set('fill', fill)};${drawn}}${select(name + TIGHT)}{${drawn}}
      @media(forced-colors:active){${select(name)}{${forced};${under} currentcolor}${select(name + TIGHT)}{${under} currentcolor}}`;
  });
  return rules.join('\n');
}

/**
 * Tells of elements whether their lines stand so close that the letters' boxes overlap. Boxes are measured once a font and line
 * height: to measure what is far from the window makes the browser lay it out.
 */
export function tightness() {
  const known: Map<string, boolean> = new Map();
  const elements: Map<Element, boolean> = new Map();
  /** @param measure how high the boxes of the element's letters are, in CSS pixels; 0 where that is unknown */
  return (element: Element, measure: () => number) => {
    let tight = elements.get(element);
    if (tight !== undefined) return tight;
    const { font, lineHeight } = getComputedStyle(element);
    const style = `${lineHeight} ${font}`;
    tight = known.get(style);
    if (tight === undefined) {
      const height = lineHeight === 'normal' ? 0 : measure();
      tight = parseFloat(lineHeight) < height - 0.5;
      if (height || lineHeight === 'normal') known.set(style, tight);
    }
    elements.set(element, tight);
    return tight;
  };
}

/** Light words stand on a dark page. */
export function themeOf(element: Element): Theme {
  return lightness(getComputedStyle(element).color) > 0.5 ? 'dark' : 'light';
}

/** A computed colour's lightness, 0 to 1, near enough to tell day from night. */
export function lightness(colour: string) {
  const [a = 0, b = 0, c = 0] = (colour.replace(/^color\([\w-]+/, '').match(/-?[\d.]+/g) ?? []).map(Number);
  if (/^ok/.test(colour)) return a;
  if (/^(?:lab|lch)/.test(colour)) return a / 100;
  return (0.2126 * a + 0.7152 * b + 0.0722 * c) / (colour.startsWith('color') ? 1 : 255);
}

// The colours of the highlights. Fill and ink come as a pair, so that words can be read whatever the host's colours are:
// a test works out the contrast of every pair, and of every line on every fill.

/** @typedef {{fill: string, ink: string, line: string}} Colours */

/** Each kind's own line, so that none is told by colour alone. A scope is shown only with its doubt. */
export const LINES = { scope: 'dotted', quote: 'solid', speaker: 'double', cue: 'dashed', doubt: 'wavy' };

/** @type {Record<'light' | 'dark', Record<keyof typeof LINES | 'lit' | 'current', Colours>>} */
export const PALETTE = {
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
 * The rules that show one kind.
 * @param {string} selector
 * @param {keyof typeof LINES | 'lit' | 'current'} name
 * @param {'light' | 'dark'} theme
 * @param {(property: string) => string} own the value of a CSS variable of the host's, or nothing
 */
export function look(selector, name, theme, own) {
  const { fill, ink, line } = PALETTE[theme][name];
  const set = (/** @type {string} */ part, /** @type {string} */ value) => own(`--claimlight-${name}-${part}`).trim() || value;
  const style = name in LINES ? LINES[/** @type {keyof typeof LINES} */ (name)] : 'solid';
  const under = `underline ${style} ${name === 'lit' ? '3px' : '1.5px'}`;
  const forced = name === 'lit' || name === 'current' ? 'color:HighlightText;background-color:Highlight' : 'color:CanvasText;background-color:Canvas';
  return `${selector}{color:${set('ink', ink)};background-color:${set('fill', fill)};text-decoration:${under} ${set('line', line)}}
    @media(forced-colors:active){${selector}{${forced};text-decoration:${under} currentcolor}}`;
}

/** Light words stand on a dark page. @param {Element} element @returns {'light' | 'dark'} */
export function themeOf(element) {
  return lightness(getComputedStyle(element).color) > 0.5 ? 'dark' : 'light';
}

/** A computed colour's lightness, 0 to 1, near enough to tell day from night. @param {string} colour */
export function lightness(colour) {
  const [a = 0, b = 0, c = 0] = (colour.replace(/^color\([\w-]+/, '').match(/-?[\d.]+/g) ?? []).map(Number);
  if (/^ok/.test(colour)) return a;
  if (/^(?:lab|lch)/.test(colour)) return a / 100;
  return (0.2126 * a + 0.7152 * b + 0.0722 * c) / (colour.startsWith('color') ? 1 : 255);
}

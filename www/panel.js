// The list that carries everything: speakers with their quotes in order, quotes of unknown speakers, doubts by holder.

import { make, makeButton } from './element.js';
import { describing, sign } from './speaker.js';
import * as strings from './strings.js';

/**
 * @typedef {import('./findings.js').Finding} Finding
 * @typedef {import('./findings.js').Analysis} Analysis
 * @typedef {import('./findings.js').Speaker} Speaker
 * @typedef {{name: string, note: string, findings: Finding[], type?: Speaker['type'], called?: () => HTMLElement[]}} Group
 */

/** The kinds of doubt in the order of the list. */
const KINDS = /** @type {const} */ (['epistemic', 'doxastic', 'hearsay', 'unknown', 'conditional', 'approximate', 'unattributed']);

/** How many entries a group shows before it is asked for more. */
const PAGE = 50;

/** From this many findings on, groups wait closed until they are opened. */
const MANY = 400;

/** Fires "choose" (`detail` is the finding) and "point" (the pointer or focus is on one: `detail`, or null). */
export class Panel extends EventTarget {
  /** @type {Map<Finding, (finding: Finding) => HTMLElement>} */
  #reveal = new Map();
  /** @type {WeakMap<Element, Finding>} */
  #findings = new WeakMap();
  /** @type {HTMLElement | null} */
  #current = null;
  #text = '';
  #closed = false;
  #box;

  /** @param {HTMLElement} root @param {HTMLElement} [box] what scrolls it */
  constructor(root, box = root) {
    super();
    this.root = root;
    this.#box = box;
    const point = (/** @type {EventTarget | null} */ target) =>
      this.dispatchEvent(new CustomEvent('point', { detail: this.#findingAt(target) }));
    root.addEventListener('pointerover', ({ target }) => point(target));
    root.addEventListener('pointerleave', () => point(null));
    root.addEventListener('focusin', ({ target }) => point(target));
    root.addEventListener('focusout', () => point(null));
    root.addEventListener('click', ({ target }) => {
      const finding = this.#findingAt(target);
      if (finding) this.dispatchEvent(new CustomEvent('choose', { detail: finding }));
    });
  }

  /**
   * Lists what was found; may be interrupted, and begun anew.
   * @param {string} text @param {Analysis} analysis @param {Finding[]} findings those that are shown
   * @param {{of: (id: number) => HTMLElement[], undo: HTMLElement | null} | null} [offer] how the reader may correct who is who
   */
  *show(text, analysis, findings, offer = null) {
    this.#text = text;
    this.#reveal.clear();
    this.#current = null;
    this.#closed = findings.length > MANY;
    const isQuote = (/** @type {Finding} */ f) => !f.doubt;
    const quotes = findings.filter(isQuote);
    const bySpeaker = Map.groupBy(quotes, (f) => f.speaker);
    yield;
    const { note, called } = describing(text, analysis);
    yield;
    /** @type {Group[]} */
    const speakers = [];
    for (const [id, speaker] of analysis.speakers.entries()) {
      const own = bySpeaker.get(speaker);
      if (!own) continue;
      speakers.push({ name: speaker.name, note: note(id), findings: own, type: speaker.type, called: () => [called(id), ...(offer?.of(id) ?? [])] });
      yield;
    }
    const unknown = bySpeaker.get(null) ?? [];
    const doubts = Map.groupBy(
      findings.filter((f) => !isQuote(f)),
      strings.leaves,
    );
    yield;
    const sections = [yield* this.#section('speakers', strings.panel.speakers, speakers, strings.panel.noSpeakers, strings.sources(analysis))];
    if (offer?.undo) sections[0].querySelector('h2')?.after(offer.undo);
    if (unknown.length)
      sections.push(yield* this.#section('unknown', strings.panel.unknown, [{ name: strings.panel.unknownHint, note: strings.quotes(unknown.length), findings: unknown }], ''));
    const left = [...doubts].sort(articleFirst).map(([name, own]) => ({ name, note: strings.doubts(own.length), findings: own.toSorted(byKind) }));
    sections.push(yield* this.#section('doubts', strings.panel.doubts, left, strings.panel.noDoubts, strings.leftOpen(analysis.statements), strings.panel.statements));
    // A focus that would be lost with the old list stays in the new one.
    const held = this.root.contains(/** @type {Document | ShadowRoot} */ (this.root.getRootNode()).activeElement);
    this.root.replaceChildren(...sections);
    if (held) (offer?.undo ?? this.root.querySelector('summary'))?.focus({ preventScroll: true });
  }

  /** Marks the entry of a finding, or none; brings it into the panel's view. @param {Finding | null} finding */
  mark(finding) {
    this.#current?.removeAttribute('aria-current');
    this.#current = finding ? (this.#reveal.get(finding)?.(finding) ?? null) : null;
    this.#current?.setAttribute('aria-current', 'true');
    if (this.#current) scrollInside(this.#box, this.#current);
  }

  /** Puts the focus on the entry of a finding. @param {Finding} finding */
  focus(finding) {
    const entry = this.#reveal.get(finding)?.(finding);
    entry?.focus();
    return Boolean(entry);
  }

  /** @param {EventTarget | null} target */
  #findingAt(target) {
    const entry = target instanceof Element ? target.closest('button') : null;
    return (entry && this.#findings.get(entry)) ?? null;
  }

  /** @param {string} id @param {string} title @param {Group[]} groups @param {string} none @param {string} [figure] @param {string} [hint] what the figure means */
  *#section(id, title, groups, none, figure, hint) {
    const section = make('section', id);
    const heading = section.appendChild(make('h2', '', title));
    heading.id = `panel-${id}`;
    section.setAttribute('aria-labelledby', heading.id);
    if (figure && groups.length) section.append(make('p', 'figure', figure), ...(hint ? [make('p', 'hint', hint)] : []));
    for (const group of groups) {
      section.append(this.#group(group));
      yield;
    }
    if (!groups.length) section.append(make('p', 'none', none));
    return section;
  }

  /** @param {Group} group */
  #group({ name, note, findings, type, called }) {
    const details = make('details', 'group');
    const summary = details.appendChild(make('summary'));
    const line = make('p', 'note', note);
    if (type) line.prepend(sign(type), ' ');
    summary.append(make('h3', '', name), line);
    /** @type {HTMLElement | null} */
    let list = null;
    /** The kind of doubt that the list is at; quotes have none. @type {string | undefined} */
    let kind;
    const more = makeButton('more', '');
    /** Entries that are there already. @type {HTMLElement[]} */
    const entries = [];
    const fill = (/** @type {number} */ upTo) => {
      if (!entries.length) details.append(...(called?.() ?? []));
      for (const finding of findings.slice(entries.length, upTo)) {
        if (finding.doubt && finding.doubt.kind !== kind) {
          kind = finding.doubt.kind;
          details.append(...kindHead(finding));
          list = null;
        }
        list ??= details.appendChild(make('ol'));
        const entry = this.#entry(finding);
        entries.push(entry);
        list.append(wrap(entry));
      }
      const left = findings.length - entries.length;
      more.textContent = strings.panel.more(Math.min(left, PAGE));
      if (left) details.append(more);
      else more.remove();
    };
    more.addEventListener('click', () => {
      const first = entries.length;
      fill(first + PAGE);
      entries[first]?.focus();
    });
    details.addEventListener('toggle', () => details.open && !entries.length && fill(PAGE));
    const reveal = (/** @type {Finding} */ finding) => {
      const i = findings.indexOf(finding);
      if (i >= entries.length) fill(Math.ceil((i + 1) / PAGE) * PAGE);
      details.open = true;
      return entries[i];
    };
    for (const finding of findings) this.#reveal.set(finding, reveal);
    if (!this.#closed) {
      fill(PAGE);
      details.open = true;
    }
    return details;
  }

  /** @param {Finding} finding */
  #entry(finding) {
    const entry = makeButton(`entry ${finding.doubt ? 'doubt' : 'quote'}`, '');
    this.#findings.set(entry, finding);
    if (finding.doubt) {
      const { cue, scope, kind } = finding.doubt;
      const words = make('strong', 'cue-words', this.#text.slice(...cue));
      words.dataset.doubt = kind;
      entry.append(words, ' ', make('span', 'kind', strings.doubtKind(finding)));
      if (scope[0] !== cue[0] || scope[1] !== cue[1]) entry.append(' ', make('span', 'words', this.#text.slice(...scope)));
    } else if (finding.quote) {
      const { content, attribution } = finding.quote;
      const type = strings.quoteType(finding);
      const cue = attribution?.cue && this.#text.slice(...attribution.cue);
      entry.append(make('span', 'kind', cue ? strings.panel.cue(type, cue) : type), ' ');
      if (content.length) entry.append(make('span', 'words', content.map((span) => this.#text.slice(...span)).join(' … ')));
      if (finding.teller) entry.append(' ', make('span', 'source', strings.panel.toldBy(finding.teller.name)));
      if (finding.speaker && !finding.certain && attribution?.source)
        entry.append(' ', make('span', 'source', strings.panel.uncertain(this.#text.slice(...attribution.source), finding.speaker.name)));
      if (!finding.speaker && attribution?.source)
        entry.append(' ', make('span', 'source', strings.panel.source(this.#text.slice(...attribution.source))));
    }
    return entry;
  }
}

/** What stands above the doubts of one kind. @param {Finding} finding */
function kindHead(finding) {
  return [make('h4', '', strings.doubtTitle(finding)), make('p', 'hint', strings.doubtHint(finding))];
}

/** @param {Finding} a @param {Finding} b */
function byKind(a, b) {
  return KINDS.indexOf(a.doubt?.kind ?? 'epistemic') - KINDS.indexOf(b.doubt?.kind ?? 'epistemic');
}

/** @param {[string, Finding[]]} a @param {[string, Finding[]]} b */
function articleFirst([, [a]], [, [b]]) {
  return Number(b.doubt?.holder === 'writer') - Number(a.doubt?.holder === 'writer');
}

/** @param {HTMLElement} entry */
function wrap(entry) {
  const item = document.createElement('li');
  item.append(entry);
  return item;
}

/** Scrolls the panel, never the page. @param {HTMLElement} box @param {HTMLElement} entry */
function scrollInside(box, entry) {
  // What has not been laid out yet has no place; what it stands in has.
  const [outer, inner] = [box, entry.parentElement ?? entry].map((element) => element.getBoundingClientRect());
  if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 8) box.scrollTop += inner.top - outer.top - outer.height / 3;
}

// The list that carries everything: speakers with their quotes in order, quotes of unknown speakers, doubts by holder.

import type { Finding } from '../article/layers.js';
import { onPointer } from '../article/pointer.js';
import type { Analysis, Speaker } from '../engine/analysis.js';
import { make, makeButton } from './make.js';
import { describing, sign } from './speaker.js';
import * as sentences from './sentences.js';
import { t } from './strings.js';

export type Group = {
  name: string;
  note: string;
  findings: Finding[];
  type?: Speaker['type'];
  called?: () => HTMLElement[];
  closed?: boolean;
};

/** The kinds of doubt in the order of the list. */
const KINDS = ['epistemic', 'doxastic', 'hearsay', 'unknown', 'conditional', 'approximate', 'unattributed'] as const;

/** How many entries a group shows before it is asked for more. */
const PAGE = 50;

/** How many groups a section shows before it is asked for more. */
const GROUPS = 100;

/** From this many findings on, groups wait closed until they are opened. */
const MANY = 400;

/** Fires "choose" (`detail` is the finding) and "point" (the pointer or focus is on one: `detail`, or null). */
export class Panel extends EventTarget {
  readonly root: HTMLElement;
  #reveal: Map<Finding, (finding: Finding) => HTMLElement> = new Map();
  #findings: WeakMap<Element, Finding> = new WeakMap();
  #current: HTMLElement | null = null;
  #text = '';
  #closed = false;
  #box;

  /** @param box what scrolls it */
  constructor(root: HTMLElement, box: HTMLElement) {
    super();
    this.root = root;
    this.#box = box;
    const point = (target: EventTarget | null) => this.dispatchEvent(new CustomEvent('point', { detail: this.#findingAt(target) }));
    onPointer(
      root,
      'pointerover',
      ({ target }) => point(target),
      () => point(null),
    );
    root.addEventListener('focusin', ({ target }) => point(target));
    root.addEventListener('focusout', () => point(null));
    root.addEventListener('click', ({ target }) => {
      const finding = this.#findingAt(target);
      if (finding) this.dispatchEvent(new CustomEvent('choose', { detail: finding }));
    });
  }

  /**
   * Lists what was found; may be interrupted, and begun anew.
   * @param findings those that are shown
   * @param offer how the reader may correct who is who
   * @param less those that are listed but not shown, since they are wrong more often
   */
  *show(
    text: string,
    analysis: Analysis,
    findings: Finding[],
    offer: { of: (id: number) => HTMLElement[]; undo: HTMLElement | null },
    less: Finding[],
  ) {
    this.#text = text;
    this.#reveal.clear();
    this.#current = null;
    this.#closed = findings.length > MANY;
    const quotes = findings.filter(isQuote);
    const bySpeaker = Map.groupBy(quotes, (f) => f.speaker);
    yield;
    const { note, called } = describing(text, analysis);
    yield;
    const speakers: Group[] = [];
    for (const [id, speaker] of analysis.speakers.entries()) {
      const own = bySpeaker.get(speaker);
      if (!own) continue;
      speakers.push({
        name: speaker.name,
        note: note(id),
        findings: own,
        type: speaker.type,
        called: () => [called(id), ...offer.of(id)],
      });
      yield;
    }
    const unknown = bySpeaker.get(null) ?? [];
    const doubts = Map.groupBy(findings.filter(isDoubt), sentences.leaves);
    yield;
    const sections = [yield* this.#section('speakers', t.panel.speakers, speakers, t.panel.noSpeakers, sentences.sources(analysis))];
    if (offer.undo) sections[0].querySelector('h2')?.after(offer.undo);
    if (unknown.length)
      sections.push(
        yield* this.#section(
          'unknown',
          t.panel.unknown,
          [{ name: t.panel.unknownHint, note: t.quotes(unknown.length), findings: unknown }],
          '',
        ),
      );
    const left = [...doubts]
      .sort(articleFirst)
      .map(([name, own]) => ({ name, note: t.doubts(own.length), findings: own.toSorted(byKind) }));
    sections.push(
      yield* this.#section('doubts', t.panel.doubts, left, t.panel.noDoubts, sentences.leftOpen(analysis.statements), t.panel.statements),
    );
    if (less.length) sections.push(yield* this.#less(less));
    // A focus that would be lost with the old list stays in the new one.
    const held = this.root.contains((this.root.getRootNode() as Document | ShadowRoot).activeElement);
    this.root.replaceChildren(...sections);
    if (held) (offer.undo ?? this.root.querySelector('summary'))?.focus({ preventScroll: true });
  }

  /** Marks the entry of a finding, or none; brings it into the panel's view. */
  mark(finding: Finding | null) {
    if (this.#current) this.#current.ariaCurrent = null;
    this.#current = finding ? (this.#reveal.get(finding)?.(finding) ?? null) : null;
    if (!this.#current) return;
    this.#current.ariaCurrent = 'true';
    scrollInside(this.#box, this.#current);
  }

  /** Puts the focus on the entry of a finding. */
  focus(finding: Finding) {
    const entry = this.#reveal.get(finding)?.(finding);
    entry?.focus();
    return Boolean(entry);
  }

  #findingAt(target: EventTarget | null) {
    const entry = target instanceof Element ? target.closest('button') : null;
    return (entry && this.#findings.get(entry)) ?? null;
  }

  /** @param hint what the figure means */
  *#section(id: string, title: string, groups: Group[], none: string, figure?: string, hint?: string) {
    const section = make('section', id);
    const heading = section.appendChild(make('h2', '', title));
    heading.id = `panel-${id}`;
    section.setAttribute('aria-labelledby', heading.id);
    if (figure && groups.length) section.append(make('p', 'figure', figure), ...(hint ? [make('p', 'hint', hint)] : []));
    /** Groups that are not there yet: a browser styles all that are, whenever the list opens. */
    const waiting: HTMLElement[] = [];
    const more = makeButton('more', '');
    const bring = (count: number) => {
      const next = waiting.splice(0, count);
      more.before(...next);
      more.textContent = t.panel.more(Math.min(waiting.length, GROUPS));
      if (!waiting.length) more.remove();
      return next[0];
    };
    more.addEventListener('click', () => bring(GROUPS).querySelector('summary')?.focus());
    for (const group of groups) {
      const details = this.#group(group, () => bring(waiting.indexOf(details) + 1));
      waiting.push(details);
      yield;
    }
    section.append(more);
    bring(GROUPS);
    if (!groups.length) section.append(make('p', 'none', none));
    return section;
  }

  /** Findings that wait folded. */
  *#less(less: Finding[]) {
    const group = (name: string, note: (n: number) => string, findings: Finding[]) => ({
      name,
      note: note(findings.length),
      findings,
      closed: true,
    });
    const groups = [
      group(t.panel.lessQuotes, t.quotes, less.filter(isQuote)),
      group(t.panel.lessDoubts, t.doubts, less.filter(isDoubt).sort(byKind)),
    ].filter(({ findings }) => findings.length);
    return yield* this.#section('less', t.panel.less, groups, '', t.panel.lessHint);
  }

  /** @param bring makes sure that the group is in the list */
  #group({ name, note, findings, type, called, closed = this.#closed }: Group, bring: () => void) {
    const details = make('details', 'group');
    const summary = details.appendChild(make('summary'));
    const line = make('p', 'note', note);
    if (type) line.prepend(sign(type), ' ');
    summary.append(make('h3', '', name), line);
    let list: HTMLElement | null = null;
    /** The kind of doubt that the list is at; quotes have none. */
    let kind: string | undefined;
    const more = makeButton('more', '');
    /** Entries that are there already. */
    const entries: HTMLElement[] = [];
    const fill = (upTo: number) => {
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
      more.textContent = t.panel.more(Math.min(left, PAGE));
      if (left) details.append(more);
      else more.remove();
    };
    more.addEventListener('click', () => {
      const first = entries.length;
      fill(first + PAGE);
      entries[first]?.focus();
    });
    details.addEventListener('toggle', () => details.open && !entries.length && fill(PAGE));
    const reveal = (finding: Finding) => {
      bring();
      const i = findings.indexOf(finding);
      if (i >= entries.length) fill(Math.ceil((i + 1) / PAGE) * PAGE);
      details.open = true;
      return entries[i];
    };
    for (const finding of findings) this.#reveal.set(finding, reveal);
    if (!closed) {
      fill(PAGE);
      details.open = true;
    }
    return details;
  }

  #entry(finding: Finding) {
    const entry = makeButton(`entry ${finding.doubt ? 'doubt' : 'quote'}`, '');
    this.#findings.set(entry, finding);
    if (finding.doubt) {
      const { cue, scope, kind } = finding.doubt;
      const words = make('strong', 'cue-words', this.#text.slice(...cue));
      words.dataset.doubt = kind;
      entry.append(words, ' ', make('span', 'kind', sentences.doubtKind(finding)));
      if (scope[0] !== cue[0] || scope[1] !== cue[1]) entry.append(' ', make('span', 'words', this.#text.slice(...scope)));
    } else if (finding.quote) {
      const { content, attribution } = finding.quote;
      const type = sentences.quoteType(finding);
      const cue = attribution?.cue && this.#text.slice(...attribution.cue);
      entry.append(make('span', 'kind', cue ? t.panel.cue(type, cue) : type), ' ');
      if (content.length) entry.append(make('span', 'words', content.map((span) => this.#text.slice(...span)).join(' … ')));
      if (finding.teller) entry.append(' ', make('span', 'source', t.panel.toldBy(finding.teller.name)));
      if (finding.speaker && !finding.certain && attribution?.source)
        entry.append(' ', make('span', 'source', t.panel.uncertain(this.#text.slice(...attribution.source), finding.speaker.name)));
      if (!finding.speaker && attribution?.source)
        entry.append(' ', make('span', 'source', t.panel.source(this.#text.slice(...attribution.source))));
    }
    return entry;
  }
}

const isDoubt = ({ doubt }: Finding) => doubt !== null;
const isQuote = ({ doubt }: Finding) => !doubt;

/** What stands above the doubts of one kind. */
function kindHead(finding: Finding) {
  return [make('h4', '', sentences.doubtTitle(finding)), make('p', 'hint', sentences.doubtHint(finding))];
}

function byKind(a: Finding, b: Finding) {
  return KINDS.indexOf(a.doubt?.kind ?? 'epistemic') - KINDS.indexOf(b.doubt?.kind ?? 'epistemic');
}

function articleFirst([, [a]]: [string, Finding[]], [, [b]]: [string, Finding[]]) {
  return Number(b.doubt?.holder === 'writer') - Number(a.doubt?.holder === 'writer');
}

function wrap(entry: HTMLElement) {
  const item = make('li');
  item.append(entry);
  return item;
}

/** Scrolls the panel, never the page. */
function scrollInside(box: HTMLElement, entry: HTMLElement) {
  // What has not been laid out yet has no place; what it stands in has.
  const [outer, inner] = [box, entry.parentElement ?? entry].map((element) => element.getBoundingClientRect());
  if (inner.top < outer.top + 40 || inner.bottom > outer.bottom - 8) box.scrollTop += inner.top - outer.top - outer.height / 3;
}

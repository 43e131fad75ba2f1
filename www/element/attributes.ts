// Properties of the element that stand for attributes of the same meaning.

import { type Kind, KINDS } from '../article/layers.js';
import { plain } from '../engine/dom.js';
import type { Place, PlaceName } from '../engine/files.js';
import type { Extra } from '../view/legend.js';

const BOOLEANS = ['said-only', 'no-panel', 'no-shortcuts', 'open', 'labels'];
/** Addresses: what a script says of them is trusted more than what markup says, so it is kept apart. */
const ADDRESSES = ['asset-base', 'wasm-src', 'worker-src'];
const OTHERS = ['for', 'mode', 'kinds', 'min-confidence', 'renderer', 'theme', 'loading'];
/** By the property. */
const ATTRIBUTES = new Map([...BOOLEANS, ...ADDRESSES, ...OTHERS].map((name): [string, string] => [propertyOf(name), name]));

function propertyOf(attribute: string) {
  return attribute === 'for' ? 'htmlFor' : attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

const given: WeakMap<Element, Map<string, string>> = new WeakMap();

/** Where an element's files have been said to lie, and by whom. */
export function placesOf(element: Element): (name: PlaceName) => Place | null {
  return (name) => {
    const byScript = given.get(element)?.get(name);
    const address = byScript ?? element.getAttribute(name);
    return address === null ? null : { address, byScript: byScript !== undefined };
  };
}

function give(element: Element, attribute: string, value: unknown) {
  const own = given.get(element) ?? new Map<string, string>();
  given.set(element, own);
  if (value === null || value === undefined) own.delete(attribute);
  else own.set(attribute, `${value}`);
}

/** Gives a class these properties. */
export function reflect(prototype: HTMLElement) {
  for (const [property, attribute] of ATTRIBUTES)
    Object.defineProperty(
      prototype,
      property,
      plain({
        configurable: true,
        enumerable: true,
        get(this: HTMLElement) {
          return BOOLEANS.includes(attribute)
            ? this.hasAttribute(attribute)
            : (given.get(this)?.get(attribute) ?? this.getAttribute(attribute) ?? '');
        },
        set(this: HTMLElement, value: unknown) {
          if (ADDRESSES.includes(attribute)) give(this, attribute, value);
          else if (value === null || value === undefined || value === false) this.removeAttribute(attribute);
          else this.setAttribute(attribute, value === true ? '' : `${value}`);
        },
      }),
    );
}

/** What an element's attributes let through: kinds, the least confidence, and whether only what is said. */
export function filterOf(element: Element): [shown: (Kind | Extra)[], floor: number] {
  const floor = Number(element.getAttribute('min-confidence') ?? 0);
  const wanted: readonly string[] = element.getAttribute('kinds')?.split(/[\s,]+/) ?? KINDS;
  const kinds = KINDS.filter((kind) => wanted.includes(kind));
  return [element.hasAttribute('said-only') ? kinds : [...kinds, 'thoughts'], Number.isFinite(floor) ? floor : 0];
}

/** Sets the properties anew that were set before the element was known, these and others by name. */
export function upgrade(element: HTMLElement, ...others: string[]) {
  const own = element as unknown as Record<string, unknown>;
  for (const name of [...ATTRIBUTES.keys(), ...others]) {
    if (!Object.hasOwn(element, name)) continue;
    const value = own[name];
    delete own[name];
    own[name] = value;
  }
}

// Members of the page's nodes as their classes define them. A form's inputs and a document's images stand in front of members of
// the same name (`<input name="parentNode">`), so a node of the page is never asked by itself.

type Method<T, K extends keyof T> = T[K] extends (...args: infer A) => infer R ? (...args: A) => R : never;

/** The value of a property. */
export const get = <T extends object, K extends keyof T>(of: T, name: K): T[K] => Reflect.get(Object.getPrototypeOf(of) as T, name, of);

/** Gives a property a value. */
export const set = <T extends object, K extends keyof T>(of: T, name: K, value: T[K]) =>
  Reflect.set(Object.getPrototypeOf(of) as T, name, value, of);

/** Calls a method. */
export const call = <T extends object, K extends keyof T>(of: T, name: K, ...args: Parameters<Method<T, K>>): ReturnType<Method<T, K>> =>
  Reflect.apply(get(of, name) as Method<T, K>, of, args) as ReturnType<Method<T, K>>;

/** Options without a prototype: what a page has put on `Object.prototype` is none of them. */
export const plain = <T extends object>(options: T): T => Object.setPrototypeOf(options, null) as T;

/** Listens to a node of the page until a signal. */
export function listen<E extends Event>(
  to: EventTarget,
  name: string,
  act: (event: E) => void,
  signal: AbortSignal,
  options: AddEventListenerOptions = {},
) {
  const all = plain({ ...options, signal });
  call(to, 'addEventListener', name, act as EventListener, all);
}

// Stands in for EventTarget in a page's script: in Firefox' world for extensions a class that extends the browser's own loses its
// methods. The build puts it in the place of the browser's.

type Listener = (event: Event) => unknown;

class Listeners {
  #all = new Map<string, Set<Listener>>();

  addEventListener(type: string, listener: Listener, { signal }: { signal?: AbortSignal } = {}) {
    const own = this.#all.get(type) ?? new Set();
    this.#all.set(type, own.add(listener));
    signal?.addEventListener('abort', () => own.delete(listener));
  }

  dispatchEvent(event: Event) {
    for (const listener of this.#all.get(event.type) ?? []) listener(event);
    return true;
  }
}

export { Listeners as EventTarget };

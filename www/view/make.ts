import { call } from '../engine/dom.js';

/** A new element. */
export function make<T extends keyof HTMLElementTagNameMap>(tag: T, className?: string, text?: string): HTMLElementTagNameMap[T] {
  const element = call(document, 'createElement', tag) as HTMLElementTagNameMap[T];
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/** A new button that does one thing. */
export function makeButton(className: string, text: string, act?: () => void) {
  const button = make('button', className, text);
  button.type = 'button';
  if (act) button.addEventListener('click', act);
  return button;
}

/** Does something when Escape is pressed inside. */
export function leaving(element: HTMLElement, act: () => void) {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    act();
  });
}

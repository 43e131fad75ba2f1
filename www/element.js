/**
 * A new element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [className]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/**
 * A new button that does one thing.
 * @param {string} className
 * @param {string} text
 * @param {() => void} [act]
 */
export function makeButton(className, text, act) {
  const button = make('button', className, text);
  button.type = 'button';
  if (act) button.addEventListener('click', act);
  return button;
}

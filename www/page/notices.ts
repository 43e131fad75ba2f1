// What the page says of itself: what became of the text that came in, and why a file was not taken. What is said of a reading is
// the element's.

/** An element of index.html. */
export const $ = (id: string) => document.getElementById(id) as HTMLElement;

/** A note that describes what the focus then goes to: the box or the result. */
export function note(words: string) {
  $('note').textContent = words;
}

/** @param sentence why something was not taken, or nothing */
export function fault(sentence: string) {
  $('fault').hidden = !sentence;
  $('fault').textContent = sentence;
}

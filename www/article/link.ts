// A link that leads to some words of the page: a text fragment (https://wicg.github.io/scroll-to-text-fragment/).

/** Longer words than this are named by how they begin and end. */
const SHORT = 80;
const ENDS = 4;

/** @param words as they stand in the page */
export function linkTo(address: string, words: string) {
  const all = words.trim().split(/\s+/);
  const parts = words.length <= SHORT || all.length <= 2 * ENDS ? [all] : [all.slice(0, ENDS), all.slice(-ENDS)];
  // A dash would be taken for the mark of what stands before or after.
  return `${address}#:~:text=${parts.map((part) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D')).join(',')}`;
}

/**
 * Puts words on the clipboard.
 * @returns whether the browser let it: it may be no secure page, or the reader has said no
 */
export async function copied(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

/** Puts a link to some words of this page on the clipboard; returns as `copied` does. */
export const copyLink = (words: string) => copied(linkTo(location.href.split('#')[0], words));

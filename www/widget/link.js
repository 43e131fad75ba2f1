// A link that leads to some words of the page: a text fragment (https://wicg.github.io/scroll-to-text-fragment/).

/** Longer words than this are named by how they begin and end. */
const SHORT = 80;
const ENDS = 4;

/** @param {string} address @param {string} words as they stand in the page */
export function linkTo(address, words) {
  const all = words.trim().split(/\s+/);
  const parts = words.length <= SHORT || all.length <= 2 * ENDS ? [all] : [all.slice(0, ENDS), all.slice(-ENDS)];
  // A dash would be taken for the mark of what stands before or after.
  return `${address}#:~:text=${parts.map((part) => encodeURIComponent(part.join(' ')).replaceAll('-', '%2D')).join(',')}`;
}

/** Puts a link to some words of this page on the clipboard. @param {string} words @returns {Promise<boolean>} whether the browser let it */
export async function copyLink(words) {
  try {
    await navigator.clipboard.writeText(linkTo(location.href.split('#')[0], words));
    return true;
  } catch {
    // It is not a secure page, or the reader has said no.
    return false;
  }
}

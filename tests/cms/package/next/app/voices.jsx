'use client';
// Rendered on the server first, where the import does nothing, then woken in the browser.
import 'claimlight/define';

export function Voices({ article }) {
  return <claim-light for={article}></claim-light>;
}

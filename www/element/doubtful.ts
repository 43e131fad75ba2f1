// Whether the article is surely the one that is meant, for the author of the page.

import { choose } from '../article/target.js';
import { type Failure, failure } from '../view/failures.js';

/** @param tell told of what made it doubtful, as the console is; of nothing where nothing did */
export function doubtful(element: Element, tell: (problem: Failure) => void) {
  const code = choose(element)?.doubt;
  if (!code) return;
  const problem = failure({ code });
  console.warn(`Claimlight: ${problem.message} ${problem.hint} (${code})`, element);
  tell(problem);
}

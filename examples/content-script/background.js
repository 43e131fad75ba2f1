// Reads the texts that content scripts send. The module is started here: a page's own policy may forbid it in a content script.
import { analyze } from './claimlight/analyzer.js';

chrome.runtime.onMessage.addListener((text, sender, answer) => {
  analyze(text).then(
    (found) => answer({ found }),
    (error) => answer({ error: String(error) }),
  );
  // The answer comes later.
  return true;
});

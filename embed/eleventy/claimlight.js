// Claimlight for Eleventy: a shortcode for the element, its files, and faults that the build tells.

import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';

const FILES = ['claimlight.js', 'worker.js', 'claimlight_bg.wasm', 'details.js'];

/**
 * @param {any} config Eleventy's
 * @param {object} [options]
 * @param {string} [options.files] the folder that holds the element's files, from the project's folder on
 * @param {string} [options.path] where they go in the site
 */
export default function claimlight(config, { files = 'node_modules/claimlight', path = 'claimlight' } = {}) {
  for (const file of FILES)
    if (!existsSync(join(files, file)))
      throw new Error(
        `claimlight: ${join(files, file)} is missing. Install the package claimlight, or copy Claimlight's folder www/dist and name it: addPlugin(claimlight, { files: "…" }).`,
      );
  config.addPassthroughCopy({ [relative('.', files)]: path });

  /** The pages that have asked for the element. @type {Set<string>} */
  const asked = new Set();
  config.on('eleventy.before', () => asked.clear());

  config.addShortcode(
    'claimlight',
    /** @this {any} */ function (article = 'article', kinds = '') {
      asked.add(this.page.url);
      const script = config.getFilter('url').call(this, `/${path}/claimlight.js`);
      return `<script type="module" src="${attribute(script)}"></script><claim-light for="${attribute(article)}"${kinds && ` kinds="${attribute(kinds)}"`}></claim-light>`;
    },
  );

  config.addTransform(
    'claimlight',
    /** @this {any} */ function (/** @type {string} */ content) {
      if (asked.has(this.page.url) && !content.includes('<claim-light'))
        throw new Error(
          `claimlight: ${this.page.inputPath} asks for the element, and it was taken out. Markdown with html: false does that: switch it on, or write the shortcode in the layout.`,
        );
      return content;
    },
  );
}

const attribute = (/** @type {string} */ text) => `${text}`.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

// What is looked for in scripts: likely mistakes, and the plan of www: six rooms, each of which may use only those below it.
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms of www, each with those that it may import from. */
const ROOMS = {
  engine: [],
  article: ['engine'],
  view: ['engine', 'article'],
  element: ['engine', 'article', 'view'],
  editor: ['engine', 'article', 'view'],
  page: ['engine', 'article', 'view', 'element'],
};

const rooms = Object.entries(ROOMS).map(([room, below]) => {
  const closed = Object.keys(ROOMS).filter((other) => other !== room && !below.includes(other));
  const message = `www/${room} may import from ${below.length ? below.join(', ') : 'no other room'}.`;
  const regex = `^\\.\\./(?:${closed.join('|')})/`;
  return {
    files: [`www/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
  };
});

export default defineConfig(
  {
    ignores: [
      '**/node_modules',
      'target',
      'pkg',
      'www/pkg',
      'www/dist',
      'test-results',
      'tests/cms/package',
      'embed/wordpress/claimlight/assets',
    ],
  },
  { files: ['**/*.{ts,js,mjs}'], extends: [tseslint.configs.recommended] },
  {
    rules: {
      // Written where what is meant is just that: fixtures of Playwright, and steps that are taken for what they do.
      'no-empty-pattern': 'off',
      '@typescript-eslint/no-unused-expressions': ['error', { allowShortCircuit: true, allowTernary: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  // What pages and systems answer is looked at as it comes.
  { files: ['tests/**/*.ts'], rules: { '@typescript-eslint/no-explicit-any': 'off' } },
  { files: ['www/**/*.ts'], rules: { 'max-lines': ['error', 300], eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error' } },
  ...rooms,
);

// Unit tests of www, beside their modules, on Node: npx vitest run [word in a file's name]
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { dir: 'www', include: ['**/*.test.ts'], setupFiles: 'www/view/english.ts' } });

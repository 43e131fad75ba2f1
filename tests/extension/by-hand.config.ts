// What is run by hand, and tests nothing: bench.ts measures, store.ts makes the pictures for the stores.
import config from './playwright.config';

export default { ...config, testMatch: ['bench.ts', 'store.ts'] };

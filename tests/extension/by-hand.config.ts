// What is run by hand: bench.ts measures, which a busy machine would spoil; store.ts makes the pictures for the stores.
import config from './playwright.config';

export default { ...config, testMatch: ['bench.ts', 'store.ts'] };

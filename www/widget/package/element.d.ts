export * from './claimlight.js';

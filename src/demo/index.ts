export { demoAccounts } from './demo-accounts.js';
export { hasDemo, pointProvidersAt, seedDemo } from './seed-demo.js';
export { simulatedProviders } from './simulated-providers.js';

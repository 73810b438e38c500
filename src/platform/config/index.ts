export { PublicUrl } from './public-url.js';
export { OpenIdProvider, type OpenIdClient } from './open-id-provider.js';

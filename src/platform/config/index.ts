export { PublicUrl } from './public-url.js';

export { FrontPage } from './adapters/pages/front-page.js';

export { FrontPage, type Surroundings } from './adapters/pages/front-page.js';

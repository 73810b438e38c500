export { FrontPage, type Surroundings } from './front-page.js';

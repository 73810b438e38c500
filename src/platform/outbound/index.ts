export { Outbound, type Answer } from './outbound.js';

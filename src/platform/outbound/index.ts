export { AddressRefused, Outbound, type Answer, type Call } from './outbound.js';

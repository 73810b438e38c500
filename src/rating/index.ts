export { PriceLines } from './adapters/pages/price-lines.js';
export type { StoredTariff } from './adapters/persistence/tariff.entity.js';
export { Tariffs } from './adapters/persistence/tariffs.js';
export { NoTariff } from './adapters/tariff-refusals.js';
export { cancellationTerms, type CancellationTerms } from './domain/cancellation-terms.js';
export { estimate, rate } from './domain/rate.js';
export type { Rating } from './domain/rating.js';
export type { Tariff } from './domain/tariff.js';

import type { TimeZone } from '../../../kernel/civil-time.js';
import { Email, Flag, Text } from '../../../platform/http/fields.js';
import type { NewNetwork } from '../persistence/networks.js';
import { Zone } from './identifier-fields.js';

export class NewNetworkBody {
  @Text({ max: 120, example: 'Rouen' })
  name: string;

  @Zone({ optional: true, description: 'Europe/Paris by default' })
  timeZone?: TimeZone;

  @Flag({ optional: true, description: 'Whether professionals see what a session costs; false by default' })
  showsPrices?: boolean;

  @Email({ example: 'coordination@rouen.example' })
  coordinatorEmail: string;
}

/** A new network, with what is usual where nothing is said. */
export const settingsOf = ({
  name,
  timeZone,
  showsPrices,
  coordinatorEmail,
}: NewNetworkBody): NewNetwork => ({
  name,
  timeZone: timeZone ?? 'Europe/Paris',
  showsPrices: showsPrices ?? false,
  coordinatorEmail,
});

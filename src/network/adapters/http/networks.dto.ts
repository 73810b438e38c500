import type { TimeZone } from '../../../kernel/civil-time.js';
import { Email, Flag, Text } from '../../../platform/http/fields.js';
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

import type { Id } from '../../../kernel/ids.js';
import { Email, OneOf, Uuid } from '../../../platform/http/fields.js';

/** Whose account a coordinator opens; a professional's is opened with the invitation. */
export const openedByCoordinators = ['staff', 'funder', 'provider', 'coordinator'] as const;

export class NewAccountBody {
  @Email({ example: 'secretariat@rouen.example' })
  email: string;

  @OneOf(openedByCoordinators)
  role: (typeof openedByCoordinators)[number];

  @Uuid({ optional: true, description: 'For staff: where they work' })
  practiceId?: Id | null;

  @Uuid({ optional: true, description: 'For a funder' })
  funderId?: Id | null;

  @Uuid({ optional: true, description: 'For a provider' })
  providerId?: Id | null;
}

import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from '../../kernel/viewer.js';

/** Who may take a route. A route that says nothing stops the program at start. */
export type Policy =
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }
  /** Anyone: health, documentation, the front page. */
  | { readonly kind: 'public' }
  /** No account but a signature over the body, verified by the use case. */
  | { readonly kind: 'signed' };

export const POLICY = Symbol('policy');

export const Allow = (...roles: Role[]): CustomDecorator<symbol> =>
  SetMetadata(POLICY, { kind: 'roles', roles } satisfies Policy);
export const Public = (): CustomDecorator<symbol> => SetMetadata(POLICY, { kind: 'public' } satisfies Policy);
export const Signed = (): CustomDecorator<symbol> => SetMetadata(POLICY, { kind: 'signed' } satisfies Policy);

export const SHOWS_PEOPLE = Symbol('shows-people');

/** The route shows who somebody is: whoever looks is written down in the audit log. */
export const ShowsPeople = (): CustomDecorator<symbol> => SetMetadata(SHOWS_PEOPLE, true);

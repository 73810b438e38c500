import { Inject, Injectable, RequestMethod, VERSION_NEUTRAL, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { POLICY, SHOWS_PEOPLE, type Policy } from './policy.js';

export type DeclaredRoute = Readonly<{
  method: string;
  /** As the world asks for it, version and all. */
  path: string;
  handler: string;
  policy: Policy | undefined;
  /** Whoever takes it is written down, even if nothing changes. */
  showsPeople: boolean;
}>;

/** Every route of the program with the policy that it declares. */
@Injectable()
export class PolicyAudit implements OnModuleInit {
  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  /** @throws naming the routes that declare no policy: the program does not start with them. */
  onModuleInit(): void {
    const silent = this.routes().filter(({ policy }) => !policy);
    if (silent.length > 0) {
      throw new Error(`no policy declared for ${silent.map(({ handler }) => handler).join(', ')}`);
    }
  }

  routes(): DeclaredRoute[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      const base = textOf(this.reflector.get<string | string[] | undefined>('path', metatype));
      const isNeutral = this.reflector.get<unknown>(VERSION, metatype) === VERSION_NEUTRAL;
      return this.scanner.getAllMethodNames(prototype).flatMap((name): DeclaredRoute[] => {
        const handler = prototype[name];
        const path = handler && this.reflector.get<string | string[] | undefined>('path', handler);
        if (!handler || path === undefined) return [];
        return [
          {
            method: RequestMethod[this.reflector.get<RequestMethod>('method', handler)] ?? 'GET',
            path: `${isNeutral ? '' : API}/${base}/${textOf(path)}`
              .replace(/\/+/g, '/')
              .replace(/(.)\/$/, '$1'),
            handler: `${metatype.name}.${name}`,
            policy: this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [handler, metatype]),
            showsPeople:
              this.reflector.getAllAndOverride<true | undefined>(SHOWS_PEOPLE, [handler, metatype]) ?? false,
          },
        ];
      });
    });
  }
}

const API = '/api/v1';
/** Where Nest keeps what `@Controller({ version })` says. */
const VERSION = '__version__';

const textOf = (path: string | string[] | undefined): string =>
  Array.isArray(path) ? path.join('|') : (path ?? '');

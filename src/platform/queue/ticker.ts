import { Inject, Injectable, Logger, SetMetadata, type CustomDecorator } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';

export const EVERY = Symbol('every');

/** Work that the clock starts. It may run in several processes at once: what it touches, it locks. */
export interface Sweep {
  /** @param stopping is aborted when the program is asked to stop: the rest is left to the next sweep. */
  sweep(stopping: AbortSignal): Promise<void>;
}

/** Declares a provider as a sweep that the worker runs again and again, never beside itself in one process. */
export const Every = (milliseconds: number): CustomDecorator<symbol> => SetMetadata(EVERY, milliseconds);

@Injectable()
export class Ticker {
  private readonly log = new Logger('ticker');
  private readonly stopping = new AbortController();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  start(): void {
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const milliseconds = metatype && this.reflector.get<number | undefined>(EVERY, metatype);
      if (milliseconds) this.repeat(instance as Sweep, milliseconds);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.timers) clearInterval(timer);
    this.timers.clear();
    await Promise.all(this.running);
  }

  private repeat(sweep: Sweep, milliseconds: number): void {
    let busy = false;
    const turn = (): void => {
      if (busy) return;
      busy = true;
      const run: Promise<void> = sweep
        .sweep(this.stopping.signal)
        .catch((error: unknown) =>
          this.log.warn({ message: 'a sweep failed, the next tries again', cause: String(error) }),
        )
        .finally(() => {
          busy = false;
          this.running.delete(run);
        });
      this.running.add(run);
    };
    this.timers.add(setInterval(turn, milliseconds));
    turn();
  }
}

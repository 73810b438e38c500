import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import type { PageRequest } from './page-context.js';

/** Whether all that the program holds is a demonstration: each page says so. Only the embedded default ever declares it. */
@Injectable()
export class Demonstration implements OnModuleInit {
  private isOn = false;

  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  declare(): void {
    this.isOn = true;
  }

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    server.addHook('onRequest', (request: PageRequest, _reply, next) => {
      request.isDemo = this.isOn;
      next();
    });
  }
}

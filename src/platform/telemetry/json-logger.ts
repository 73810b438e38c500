import type { LoggerService } from '@nestjs/common';
import { logLevels, type LogLevel } from '../config/config.js';
import { logContext } from './log-context.js';

type Line = Readonly<Record<string, unknown>>;

/** One JSON object a line on standard output, with the ids of what is under way. */
export class JsonLogger implements LoggerService {
  constructor(
    private readonly level: LogLevel,
    private readonly write: (line: string) => void = (line) => process.stdout.write(line),
  ) {}

  debug(message: unknown, context?: string): void {
    this.line('debug', message, context);
  }

  verbose(message: unknown, context?: string): void {
    this.line('debug', message, context);
  }

  log(message: unknown, context?: string): void {
    this.line('info', message, context);
  }

  warn(message: unknown, context?: string): void {
    this.line('warn', message, context);
  }

  error(message: unknown, ...rest: unknown[]): void {
    const texts = rest.filter((value) => typeof value === 'string');
    const error = message instanceof Error ? { message: String(message), stack: message.stack } : message;
    this.line('error', error, texts.at(-1), texts.length > 1 ? texts[0] : undefined);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }

  private line(level: LogLevel, message: unknown, context?: string, stack?: string): void {
    if (logLevels.indexOf(level) < logLevels.indexOf(this.level)) return;
    const said: Line = typeof message === 'object' && message !== null ? { ...message } : { message };
    this.write(
      `${JSON.stringify({ at: new Date().toISOString(), level, context, ...logContext(), ...said, stack })}\n`,
    );
  }
}

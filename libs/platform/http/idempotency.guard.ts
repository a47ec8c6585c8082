import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config';
import { callerOf, idempotencyOf } from './request-caller';

/** Completes the caller of a write with the request's idempotency, once it is known that they may ask at all. */
@Injectable()
export class IdempotencyGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = callerOf(request);
    const idempotency = idempotencyOf(request, caller, this.config.CSRF_SECRET);
    if (idempotency) request.ggCaller = { ...caller, idempotency };
    return true;
  }
}

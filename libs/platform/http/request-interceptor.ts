import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { CONFIG, type Config } from '../config/config';
import { Metrics } from '../observability/metrics';
import { callerOf, idempotencyOf } from './request-caller';

/** Completes the caller with the request's idempotency, once the body is parsed, and measures the request. */
@Injectable()
export class RequestInterceptor implements NestInterceptor {
  constructor(
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const caller = callerOf(request);
    request.ggCaller = { ...caller, idempotency: idempotencyOf(request, caller, this.config.CSRF_SECRET) };
    const end = this.metrics.httpSeconds.startTimer({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
    });
    const done = (status: number) => end({ status: String(status) });
    return next.handle().pipe(tap({ complete: () => done(reply.statusCode), error: () => done(400) }));
  }
}

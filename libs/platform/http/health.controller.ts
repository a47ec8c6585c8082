import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorator';
import { Readiness } from '../observability/readiness';
import { Metrics } from '../observability/metrics';

/** For whoever operates the service. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('healthz')
  @Public('liveness, for the orchestrator')
  healthz(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public('readiness, for the orchestrator')
  async readyz(@Res() reply: FastifyReply): Promise<void> {
    const report = await this.readiness.check();
    await reply.status(report.ready ? 200 : 503).send(report);
  }

  @Get('metrics')
  @Public('figures without personal data, for the collector')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async figures(): Promise<string> {
    await this.readiness.measure();
    return this.metrics.registry.metrics();
  }
}

import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@gg/kernel';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type AccessRule } from './access.decorator';
import { callerOf } from '../http/request-caller';
import { PermissionPolicy } from './ports';

/** Denies by default: a route says what it asks, and the caller must have it. Socket events check in their gateway. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule?.kind === 'public') return true;
    const caller = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (caller.kind === 'guest') throw new DomainError('access.sign_in_required');
    if (!rule || !this.policy.permits(caller, rule.permission)) throw new DomainError('access.denied');
    return true;
  }
}

import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@gg/kernel';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type AccessRule } from './access.decorator';
import { callerOf } from '../http/request-caller';
import { PermissionPolicy } from './ports';

type Asked = AccessRule | { readonly kind: 'undeclared' };

/** Denies by default: a route says what it asks, and the caller must have it. Socket events check in their gateway. */
@Injectable()
export class AccessGuard implements CanActivate {
  /** What routes ask, by controller and method: it stands in the code and never changes. */
  private readonly rules = new Map<Function, Map<Function, Asked>>();

  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(PermissionPolicy) private readonly policy: PermissionPolicy,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const rule = this.ruleOf(context);
    if (rule.kind === 'public') return true;
    const caller = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
    if (caller.kind === 'guest') throw new DomainError('access.sign_in_required');
    const permitted = rule.kind !== 'undeclared' && this.policy.permits(caller, rule.permission);
    if (!permitted) throw new DomainError('access.denied');
    return true;
  }

  private ruleOf(context: ExecutionContext): Asked {
    const [handler, controller] = [context.getHandler(), context.getClass()];
    const known = this.rules.get(controller)?.get(handler);
    if (known) return known;
    const declared = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS, [handler, controller]);
    const rule: Asked = declared ?? { kind: 'undeclared' };
    this.rules.set(controller, (this.rules.get(controller) ?? new Map<Function, Asked>()).set(handler, rule));
    return rule;
  }
}

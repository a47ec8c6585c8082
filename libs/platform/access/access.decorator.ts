import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiExtension } from '@nestjs/swagger';

export const ACCESS = 'gg:access';

/** What a route asks of its caller. A route without a declaration is refused to everybody. */
export type AccessRule =
  | { readonly kind: 'permission'; readonly permission: string }
  | { readonly kind: 'public'; readonly why: string };

/**
 * The caller needs this permission (the table is in `identity`). Which rows it reaches is decided in the query: by
 * owner for workers and employers, by region prefix for staff. The OpenAPI document shows it as `x-permission`.
 */
export const Access = (permission: string) =>
  applyDecorators(
    SetMetadata(ACCESS, { kind: 'permission', permission } satisfies AccessRule),
    ApiBearerAuth(),
    ApiExtension('x-permission', permission),
  );

/** Open to everybody, for a stated reason (`x-public`); such routes are listed and counted in a test. */
export const Public = (why: string) =>
  applyDecorators(SetMetadata(ACCESS, { kind: 'public', why } satisfies AccessRule), ApiExtension('x-public', why));

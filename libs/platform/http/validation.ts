import { StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '@gg/kernel';

/** Checks what a route declares with `@Body({ schema })`, `@Query` and `@Param`; refuses with the list of issues. */
export const validationPipe = (): StandardSchemaValidationPipe =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) =>
      new DomainError(
        'request.invalid',
        {},
        {
          issues: issues.slice(0, 50).map((issue) => ({
            path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
            message: issue.message.slice(0, 200),
          })),
        },
      ),
  });

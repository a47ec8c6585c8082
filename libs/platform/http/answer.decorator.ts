import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** Declares a route's successful answer, for the OpenAPI document. */
export const Answer = (status: number, schema?: z.ZodType, description = 'ok') =>
  applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description, ...(schema ? { standardSchema: schema } : {}) } as never),
  );

/** Declares a successful answer that is a file or a page, for the OpenAPI document. @param types its media types */
export const AnswerFile = (types: readonly string[], description = 'ok') =>
  applyDecorators(
    HttpCode(200),
    ApiResponse({
      status: 200,
      description,
      content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])),
    }),
  );

/** Declares that a route takes a form with one file, named `file`. */
export const TakesFile = () =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
    }),
  );

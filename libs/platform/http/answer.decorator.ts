import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/** Declares a route's successful answer, for the OpenAPI document. */
export const Answer = (status: number, schema?: z.ZodType, description = 'ok') =>
  applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description, ...(schema ? { standardSchema: schema } : {}) } as never),
  );

import { escapeHtml } from './escape-html';

interface Operation {
  readonly summary?: string;
  readonly security?: unknown;
}

interface OpenApi {
  readonly info: { readonly title: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const STYLE =
  'body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#12211e;background:#f3f6f5}' +
  'h1{color:#0a6b5c}a{color:#0a6b5c}table{border-collapse:collapse;width:100%;background:#fff}td,th{text-align:left;padding:.5rem;border-bottom:1px solid #dde5e3}code{font:14px ui-monospace,monospace}';

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>${body}</body></html>`;

/** What `/` shows where a service has no pages of its own, or they are not built. */
export const landingPage = (document: OpenApi): string =>
  page(
    document.info.title,
    `<h1>${escapeHtml(document.info.title)}</h1><p>${escapeHtml(document.info.description ?? '')}</p>` +
      '<ul><li><a href="/api/reference">接口说明 · API reference</a></li><li><a href="/api/openapi.json">OpenAPI</a></li><li><a href="/readyz">运行状态 · Readiness</a></li></ul>',
  );

/** Every route of a service with its sentence, made from its OpenAPI document. */
export function referencePage(document: OpenApi): string {
  const rows = Object.entries(document.paths)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(
        ([method, operation]) =>
          `<tr><td><code>${escapeHtml(method.toUpperCase())}</code></td><td><code>${escapeHtml(path)}</code></td>` +
          `<td>${escapeHtml(operation.summary ?? '')}</td><td>${operation.security ? '需登录' : '公开'}</td></tr>`,
      ),
    );
  return page(
    `${document.info.title} API`,
    `<h1>${escapeHtml(document.info.title)} API</h1><p><a href="/api/openapi.json">OpenAPI</a></p>` +
      `<table><thead><tr><th>方法</th><th>地址</th><th>说明</th><th>登录</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
}

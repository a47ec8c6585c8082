/** Text as it may stand in a page, in an attribute too. */
export const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE =
  'body{font:20px/1.6 system-ui,sans-serif;max-width:32rem;margin:0 auto;padding:1rem;color:#12211e;background:#f3f6f5}' +
  'h1{font-size:1.4rem;color:#0a6b5c}h2{font-size:1.1rem}a{color:#0a6b5c}' +
  'dl{background:#fff;border-radius:.5rem;padding:1rem;margin:0}dt{color:#5b6b67;font-size:1rem}' +
  'dd{margin:0 0 .5rem;white-space:pre-wrap;overflow-wrap:anywhere}' +
  'button,.go{font:inherit;box-sizing:border-box;display:block;text-align:center;text-decoration:none;width:100%;padding:.8rem;margin-top:.8rem;border-radius:.5rem;border:2px solid #0a6b5c}' +
  '.yes{background:#0a6b5c;color:#fff}.no{background:#fff;color:#0a6b5c}.told{background:#fff3d6;padding:.8rem;border-radius:.5rem}' +
  '.pay{color:#b93815;font-size:1.3rem;font-weight:700}' +
  '@media(prefers-color-scheme:dark){body{color:#e6efec;background:#101716}dl,.no{background:#1b2624}h1,a,.no{color:#6fd3c0}dt{color:#a8b8b4}.told{background:#4a3a12}.pay{color:#ff9d7a}.yes{background:#0a6b5c;color:#fff}}' +
  '@media print{body{background:#fff;color:#000;max-width:none}.go,.screen{display:none}dl{padding:0}}';

/** Pages whose address is a proof, or whose matter is over. */
export const NOT_INDEXED = '<meta name="robots" content="noindex">';

/** A page in large letters that works without scripts. @param head what stands in its head besides, as HTML */
export const plainPage = (title: string, body: string, head = ''): string =>
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
  `${head}<title>${escape(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;

/** What, and the words for it. */
export const rowsOf = (rows: readonly (readonly [string, string])[]): string =>
  `<dl>${rows.map(([what, text]) => `<dt>${escape(what)}</dt><dd>${escape(text)}</dd>`).join('')}</dl>`;

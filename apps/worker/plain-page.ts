import { escapeHtml } from '@gg/platform';

/** The house's colours, by day, by night and on paper; letters as large as in elder mode (适老化), targets for thumbs. */
const STYLE =
  ':root{--brand:#0a6b5c;--band:#0a6b5c;--page:#f3f6f5;--card:#fff;--ink:#12211e;--soft:#4d5f5b;--line:#d9e1df;--edge:#7a8a86;--told:#fff3e0;--told-ink:#8a4b00;--pay:#b93815;--link:#0a6b5c;color-scheme:light dark}' +
  '@media(prefers-color-scheme:dark){:root{--brand:#0e7a69;--band:#0b3f37;--page:#0c1513;--card:#16211f;--ink:#eaf2f0;--soft:#b3c3bf;--line:#2d3c39;--edge:#84958f;--told:#3a2700;--told-ink:#ffc37d;--pay:#ff9d7a;--link:#6fd3c0}}' +
  'body{font:20px/1.55 system-ui,"PingFang SC","Noto Sans CJK SC",sans-serif;margin:0;color:var(--ink);background:var(--page);font-variant-numeric:tabular-nums}' +
  'header{background:var(--band);color:#fff;padding:1rem 1.2rem 3.6rem;font-weight:700}main{max-width:34rem;margin:-2.6rem auto 1rem;padding:0 .7rem}' +
  'article{background:var(--card);border-radius:16px;padding:1.1rem;box-shadow:0 6px 24px rgb(10 60 52/12%)}h1{font-size:1.35rem;line-height:1.3;margin:0 0 .6rem}h2{font-size:1.1rem}a{color:var(--link)}' +
  'dl{margin:0}dt{color:var(--soft);font-size:18px;border-top:1px solid var(--line);padding-top:.5rem}dd{margin:0 0 .5rem;font-weight:600;white-space:pre-wrap;overflow-wrap:anywhere}' +
  '.answers{display:grid;grid-template-columns:1fr 2fr;gap:.7rem;margin-top:1rem}.alone{grid-template-columns:1fr}form{margin:0}' +
  'button,.go{font:inherit;font-weight:700;box-sizing:border-box;width:100%;min-height:64px;border-radius:16px;border:2px solid var(--brand)}' +
  '.go{display:flex;align-items:center;justify-content:center;text-decoration:none;margin-top:.8rem}' +
  '.yes{background:var(--brand);color:#fff}.no{background:var(--card);color:var(--ink);border-color:var(--edge)}' +
  '.told{background:var(--told);color:var(--told-ink);padding:.7rem .9rem;border-radius:12px;margin:0 0 .8rem}.pay{color:var(--pay);font-size:1.3rem;font-weight:700}' +
  'audio{display:block;width:100%;height:64px;margin-top:.4rem}' +
  ':focus-visible{outline:3px solid #e07b00;outline-offset:2px}' +
  '@media print{body{background:#fff;color:#000}header,.go,.screen{display:none}main{max-width:none;margin:0}article{box-shadow:none;padding:0}}';

/** Pages whose address is a proof, or whose matter is over. */
export const NOT_INDEXED = '<meta name="robots" content="noindex">';

/** A page in large letters that works without scripts. @param head what stands in its head besides, as HTML */
export const plainPage = (title: string, body: string, head = ''): string =>
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">' +
  `<link rel="icon" href="/icon.svg" type="image/svg+xml">${head}<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><header>桂工零活</header><main><article>${body}</article></main></body></html>`;

/** What, and the words for it. */
export const rowsOf = (rows: readonly (readonly [string, string])[]): string =>
  `<dl>${rows.map(([what, text]) => `<dt>${escapeHtml(what)}</dt><dd>${escapeHtml(text)}</dd>`).join('')}</dl>`;

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One way to sign in to the demonstration data, as the seed writes them to `sign-ins.json` in the data directory.
 *
 * @typedef {object} SignIn
 * @property {string} service worker, employer or centre
 * @property {string} who in words, e.g. 韦秀英, a picker in 南宁
 * @property {string} [phone] signs in with a one-time code, which demonstration mode shows
 * @property {string} [name] with `password`: how staff sign in
 * @property {string} [password]
 */

/** @param {string} dataDir @returns {SignIn[]} none where nothing was seeded */
export function readSignIns(dataDir) {
  try {
    const signIns = JSON.parse(readFileSync(join(dataDir, 'sign-ins.json'), 'utf8'));
    return Array.isArray(signIns) ? signIns : [];
  } catch {
    return [];
  }
}

const TITLES = /** @type {Record<string, string>} */ ({
  worker: '劳动者 worker',
  employer: '用工单位 employer',
  centre: '公共就业服务中心 centre',
  matching: '匹配 matching (health and metrics)',
  sms: '短信网关 SMS gateway, for development',
});

/**
 * What a person sees once everything runs.
 *
 * @param {{ urls: Readonly<Record<string, string>> }} system
 * @param {SignIn[]} signIns
 * @returns {string}
 */
export function welcome({ urls }, signIns) {
  const places = Object.entries(urls).map(([name, url]) => `  ${url}  ${TITLES[name] ?? name}`);
  const people = signIns.map(({ service, who, phone, name, password }) => {
    const key = phone
      ? `phone ${phone}, code by SMS (shown in demonstration mode)`
      : `name ${name}, password ${password}`;
    return `  ${service}: ${who}: ${key}`;
  });
  return [
    '',
    '桂工零活 is running:',
    ...places,
    ...(people.length > 0 ? ['', 'Sign in as:', ...people] : []),
    '',
    'Logs and data are in .data/dev, addresses for tools in .data/dev/run.json. Ctrl-C stops everything; the data is kept.',
  ].join('\n');
}

import type { ProblemCatalogue } from './problem-catalogue';

export const platformProblems = {
  'request.invalid': {
    status: 400,
    zh: '提交的内容有误，请按提示改正。',
    en: 'The request is not valid; see the issues.',
  },
  'request.malformed': { status: 400, zh: '无法读懂提交的内容。', en: 'The request cannot be read.' },
  'request.too_large': { status: 413, zh: '提交的内容太大。', en: 'The request is too large.' },
  'request.file_too_large': {
    status: 413,
    zh: '文件太大，最大 {megabytes} MB。照片请在相册里压缩后再传。',
    en: 'The file is too large: at most {megabytes} MB. Make the photo smaller and send it again.',
  },
  'request.file_missing': { status: 400, zh: '没有收到文件，请重新选择。', en: 'No file arrived; choose it again.' },
  'request.unsupported_type': { status: 415, zh: '不支持这种内容类型。', en: 'This content type is not supported.' },
  'request.headers_too_large': {
    status: 431,
    zh: '地址或请求头太长。',
    en: 'The address or the headers are too long.',
  },
  'request.timed_out': {
    status: 408,
    zh: '提交的内容没有按时收到，请再试一次。',
    en: 'The request did not arrive in time; please try again.',
  },
  'request.too_many': {
    status: 429,
    zh: '操作太频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests; try again in {seconds} s.',
  },
  'request.uri_too_long': { status: 414, zh: '地址太长。', en: 'The address is too long.' },
  'route.not_found': { status: 404, zh: '没有这个地址。', en: 'There is no such address.' },
  'resource.not_found': { status: 404, zh: '找不到您要的内容。', en: 'There is no such thing here.' },
  'access.sign_in_required': { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  'access.denied': { status: 403, zh: '您没有这项权限。', en: 'You may not do this.' },
  'access.csrf_refused': { status: 403, zh: '页面已过期，请刷新后再试。', en: 'The page is out of date; reload it.' },
  'idempotency.key_required': {
    status: 400,
    zh: '缺少 Idempotency-Key 请求头。',
    en: 'The Idempotency-Key header is missing.',
  },
  'idempotency.key_invalid': {
    status: 400,
    zh: 'Idempotency-Key 须为 8 至 64 个字母、数字、点、横线或下划线。',
    en: 'Idempotency-Key must be 8 to 64 letters, digits, dots, dashes or underscores.',
  },
  'idempotency.key_reused': {
    status: 422,
    zh: '这个 Idempotency-Key 已用于另一项操作。',
    en: 'This Idempotency-Key was used for another request.',
  },
  'state.transition_refused': {
    status: 409,
    zh: '{subject} 不能从 {from} 变为 {to}。',
    en: '{subject} cannot go from {from} to {to}.',
  },
  'database.no_connection': {
    status: 503,
    zh: '系统繁忙，请稍后再试。',
    en: 'The service is overloaded; please try again later.',
  },
  'database.busy': { status: 409, zh: '操作的人太多，请再试一次。', en: 'Too busy at this moment; please try again.' },
} as const satisfies ProblemCatalogue;

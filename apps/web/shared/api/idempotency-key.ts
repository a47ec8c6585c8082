/**
 * A new key that says which request this is, so that sending it twice does it once. Also where the page came by plain HTTP,
 * as in a development network: browsers have `randomUUID` for safe origins only.
 */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What a log line may hold of an error. */
export interface ErrorFacts {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly [fact: string]: unknown;
}

/** Facts of errors that tell an operator something and never a person's data. */
const FACTS = ['code', 'errno', 'sqlState', 'status', 'statusCode', 'syscall'] as const;
/** The server quotes what it was given: of `Duplicate entry '138…' for key 'uq_phone'` only the key may be seen. */
const QUOTED_VALUE =
  /^(.*?\b(?:entry|value:?|near) )['"].*?((?: for (?:key|column) '[^']*')?(?: at (?:row|line) \d+)?)$/s;
const MAX_STATEMENT = 300;
const MAX_CAUSES = 3;

/**
 * An error as it may be logged and stored. Errors of the driver carry the statement with its values, and errors of the ORM
 * the values themselves: names, numbers, codes. Only the statement with its question marks is kept.
 */
export function errorFacts(error: unknown, depth = 0): ErrorFacts {
  if (!(error instanceof Error)) return { type: typeof error, message: safeMessage(String(error)) };
  const from = error as Error & Record<string, unknown>;
  const driver = (from['driverError'] ?? {}) as Record<string, unknown>;
  const facts = FACTS.flatMap((name) => {
    const value = from[name] ?? driver[name];
    return typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [];
  });
  const message = safeMessage(error.message);
  return {
    type: error.name,
    message,
    ...Object.fromEntries(facts),
    ...(typeof from['query'] === 'string' ? { statement: from['query'].slice(0, MAX_STATEMENT) } : {}),
    ...(error.stack ? { stack: `${error.name}: ${message}\n${framesOf(error.stack)}` } : {}),
    ...(error.cause !== undefined && depth < MAX_CAUSES ? { cause: errorFacts(error.cause, depth + 1) } : {}),
  };
}

/** A message without the values that the database quotes in it. */
export const safeMessage = (message: string): string => message.replace(QUOTED_VALUE, "$1'***'$2");

/** The frames alone: a stack begins with the message. */
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

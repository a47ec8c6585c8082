/** A sentence in the languages of the pages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What the services answer where they do not do it: RFC 9457, with both languages. */
export interface ProblemDocument {
  readonly code: string;
  readonly status: number;
  readonly messages: Sentence;
  /** Id of the request, to be told to staff. */
  readonly instance?: string;
  readonly issues?: readonly { readonly path: string; readonly message: string }[];
}

/** The service answered, and the answer is no. */
export class Refusal extends Error {
  constructor(readonly problem: ProblemDocument) {
    super(problem.code);
    this.name = 'Refusal';
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  /** Whether the same may succeed later without anybody changing it: the service is busy or at fault. */
  get passing(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}

/** Nobody answered: whether it was done is not known, and the same key may be sent again. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super('no answer', { cause });
    this.name = 'Unreachable';
  }
}

const UNREADABLE: Sentence = {
  zh: '服务暂时不能正常回应，请稍后再试。',
  en: 'The service did not answer properly; please try again later.',
};
const NO_ANSWER: Sentence = {
  zh: '网络不通，没有收到回应。请检查网络后再试。',
  en: 'There is no connection: nobody answered. Check the network and try again.',
};

/** A problem document of whatever came as the body of an answer that is no success: proxies answer in HTML. */
export function problemIn(body: unknown, status: number): ProblemDocument {
  const { code, messages, instance, issues } = (body ?? {}) as Partial<ProblemDocument>;
  if (typeof code !== 'string' || typeof messages?.zh !== 'string' || typeof messages.en !== 'string') {
    return { code: 'unreadable', status, messages: UNREADABLE };
  }
  return { code, status, messages, ...(instance ? { instance } : {}), ...(issues ? { issues } : {}) };
}

/** What to tell a person about an error, whatever it is. */
export function sentenceOf(error: unknown): Sentence {
  if (error instanceof Refusal) return error.problem.messages;
  return error instanceof Unreachable ? NO_ANSWER : UNREADABLE;
}

import type { NewNotice } from './notice';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Notices as a part of a fan-out carries them: what all of them say alike is said once. Those of a wave to ten thousand
 * are written, read and parsed in about half of the bytes.
 */
export interface LeanNotices {
  /** Fields of every notice. */
  readonly same: Fields;
  /** And of every notice's `data`. */
  readonly sameData: Fields;
  /** The rest of each, `data` always among it. */
  readonly each: readonly (Fields & { readonly data: Fields })[];
}

/** As {@link richNotices} gives them back. */
export function leanNotices(notices: readonly NewNotice[]): LeanNotices {
  const fields = notices.map(({ data: _data, ...rest }): Fields => rest);
  const data = notices.map((notice): Fields => notice.data);
  const [same, sameData] = [alike(fields), alike(data)];
  return {
    same,
    sameData,
    each: fields.map((own, at) => ({ ...without(own, same), data: without(data[at]!, sameData) })),
  };
}

export function richNotices({ same, sameData, each }: LeanNotices): NewNotice[] {
  return each.map(({ data, ...own }) => ({ ...same, ...own, data: { ...sameData, ...data } }) as unknown as NewNotice);
}

/** What all have and say alike. Lists and objects are left to each. */
function alike(all: readonly Fields[]): Fields {
  const [first = {}, ...others] = all;
  return Object.fromEntries(
    Object.entries(first).filter(
      ([key, value]) =>
        (typeof value !== 'object' || value === null) &&
        others.every((other) => Object.hasOwn(other, key) && other[key] === value),
    ),
  );
}

const without = (fields: Fields, left: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !Object.hasOwn(left, key)));

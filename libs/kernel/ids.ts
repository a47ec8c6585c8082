import { v7 } from 'uuid';

/** A UUIDv7 in its 36-character text form. Time-ordered for storage only: never page a feed by it. */
export type Id = string;

/** A new UUIDv7. */
export const newId = (): Id => v7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the text has the form of an id, in lower case. */
export const isId = (text: string): text is Id => UUID.test(text);

/** A table of the browser's own database, by key. */
export interface KeptRecords<T> {
  all(): Promise<T[]>;
  get(key: string): Promise<T | undefined>;
  put(key: string, value: T): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

const DATABASE = 'guigong';
const TABLES = ['actions', 'answers'] as const;

let opened: Promise<IDBDatabase> | undefined;

const database = (): Promise<IDBDatabase> =>
  (opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      for (const name of TABLES) request.result.createObjectStore(name);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('the browser keeps nothing', { cause: request.error }));
  }));

async function inTable<R>(name: string, mode: IDBTransactionMode, work: (table: IDBObjectStore) => IDBRequest<R>) {
  const transaction = (await database()).transaction(name, mode);
  const request = work(transaction.objectStore(name));
  return new Promise<R>((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(new Error(`${name} was not written`, { cause: transaction.error }));
  });
}

/** Kept over restarts of the browser, in this browser only. Never a session: that is a cookie out of reach. */
export function inBrowser<T>(table: (typeof TABLES)[number]): KeptRecords<T> {
  return {
    all: () => inTable<T[]>(table, 'readonly', (records) => records.getAll() as IDBRequest<T[]>),
    get: (key) => inTable<T | undefined>(table, 'readonly', (records) => records.get(key) as IDBRequest<T | undefined>),
    put: (key, value) => inTable(table, 'readwrite', (records) => records.put(value, key)).then(() => undefined),
    remove: (key) => inTable(table, 'readwrite', (records) => records.delete(key)).then(() => undefined),
    clear: () => inTable(table, 'readwrite', (records) => records.clear()).then(() => undefined),
  };
}

/** Kept while the page is open: where the browser has no database (private windows), and in tests. */
export function inMemory<T>(): KeptRecords<T> {
  const records = new Map<string, T>();
  return {
    all: () => Promise.resolve([...records.values()]),
    get: (key) => Promise.resolve(records.get(key)),
    put: (key, value) => Promise.resolve(void records.set(key, value)),
    remove: (key) => Promise.resolve(void records.delete(key)),
    clear: () => Promise.resolve(records.clear()),
  };
}

/** The browser's database where it works, else the page's memory. */
export async function keptRecords<T>(table: (typeof TABLES)[number]): Promise<KeptRecords<T>> {
  try {
    await database();
    return inBrowser<T>(table);
  } catch {
    return inMemory<T>();
  }
}

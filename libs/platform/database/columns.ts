import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/**
 * The column types of the whole schema, each named once: ids are MariaDB's native `uuid`, instants DATETIME(3) in UTC,
 * money BIGINT fen. Nothing has a database default for business time: the injected clock gives it.
 */
type Options = Pick<ColumnOptions, 'nullable' | 'name' | 'default'>;
type KeyOptions = Pick<ColumnOptions, 'name'>;

const ASCII = { charset: 'ascii', collation: 'ascii_bin' } as const;

export const IdPk = (options: KeyOptions = {}) => PrimaryColumn({ type: 'uuid', ...options });
export const IdColumn = (options: Options = {}) => Column({ type: 'uuid', ...options });
export const Instant = (options: Options = {}) => Column({ type: 'datetime', precision: 3, ...options });
export const LocalDateColumn = (options: Options = {}) => Column({ type: 'date', ...options });
export const FenColumn = (options: Options = {}) => Column({ type: 'bigint', ...options });
export const IntColumn = (options: Options = {}) => Column({ type: 'int', ...options });
export const DoubleColumn = (options: Options = {}) => Column({ type: 'double', ...options });
export const FlagColumn = (options: Options = {}) => Column({ type: 'boolean', ...options });
/** Short text. @param length characters, at most 768 where it is indexed */
export const TextColumn = (length: number, options: Options = {}) => Column({ type: 'varchar', length, ...options });
/** Codes and states: ASCII, compared byte by byte. */
export const CodeColumn = (length: number, options: Options = {}) =>
  Column({ type: 'varchar', length, ...ASCII, ...options });
export const CodePk = (length: number, options: KeyOptions = {}) =>
  PrimaryColumn({ type: 'varchar', length, ...ASCII, ...options });
/** A JSON document that is only read whole; what is searched gets a column of its own. */
export const JsonColumn = (options: Options = {}) => Column({ type: 'longtext', ...options });
/** Ciphertext of personal data. */
export const SealedColumn = (options: Options = {}) => Column({ type: 'varbinary', length: 1024, ...options });
/** A file with personal data in ciphertext: at most 16 MB, stored apart from the row. */
export const SealedFileColumn = (options: Options = {}) => Column({ type: 'mediumblob', ...options });
/** A blind index or a token's digest: 32 bytes. */
export const DigestColumn = (options: Options = {}) => Column({ type: 'binary', length: 32, ...options });
export const IntPk = (options: KeyOptions = {}) => PrimaryColumn({ type: 'int', ...options });
export const LocalDatePk = (options: KeyOptions = {}) => PrimaryColumn({ type: 'date', ...options });
export const BigIntColumn = (options: Options = {}) => Column({ type: 'bigint', ...options });

import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** `aggregateVersion` → `aggregate_version`. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `aggregate_version` → `aggregateVersion`. */
export const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

/** Columns are the snake_case of their property. Tables and indexes are named by hand. */
export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string, prefixes: string[]): string {
    return snake([...prefixes, custom || property].join('_'));
  }
}

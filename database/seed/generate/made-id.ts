import type { Id } from '@gg/kernel';
import type { Dice } from './dice';

/**
 * A UUIDv7 (RFC 9562) whose random part comes from the dice: the same world has the same ids, and rows are inserted in the
 * order of their keys when they are made in the order of their times.
 */
export function madeId(dice: Dice, at: Date): Id {
  const time = at.getTime().toString(16).padStart(12, '0');
  const random = dice.hex(19);
  const variant = '89ab'.charAt(parseInt(random.charAt(0), 16) % 4);
  return [
    time.slice(0, 8),
    time.slice(8, 12),
    `7${random.slice(1, 4)}`,
    `${variant}${random.slice(4, 7)}`,
    random.slice(7, 19),
  ].join('-');
}

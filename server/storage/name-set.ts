/** A set of many millions of names in 16 bytes or so for each, by hashes under a key of its own: nobody can make two meet. */
import { createHmac, randomBytes } from 'node:crypto';

export interface NameSet {
  readonly add: (name: string) => void;
  readonly has: (name: string) => boolean;
}

/** Two 32-bit words for each; no more than half are taken. */
const FIRST_SLOTS = 1 << 12;

export function createNameSet(): NameSet {
  const key = randomBytes(32);
  let slots = new Uint32Array(2 * FIRST_SLOTS);
  let size = 0;
  /** Where it stands in `table`, or where it would. */
  const placeOf = (table: Uint32Array, high: number, low: number): number => {
    const mask = table.length - 1;
    for (let at = (2 * low) & mask; ; at = (at + 2) & mask) {
      const isFree = table[at] === 0 && table[at + 1] === 0;
      if (isFree || (table[at] === high && table[at + 1] === low)) return at;
    }
  };
  const put = (table: Uint32Array, high: number, low: number): boolean => {
    const at = placeOf(table, high, low);
    if (table[at] === high && table[at + 1] === low) return false;
    table[at] = high;
    table[at + 1] = low;
    return true;
  };
  const hashOf = (name: string): [high: number, low: number] => {
    const hash = createHmac('sha256', key).update(name).digest();
    // Never both 0, which is a free slot.
    return [hash.readUInt32LE(0) || 1, hash.readUInt32LE(4)];
  };
  const grow = (): void => {
    const larger = new Uint32Array(2 * slots.length);
    for (let at = 0; at < slots.length; at += 2)
      if (slots[at] !== 0) put(larger, slots[at] ?? 0, slots[at + 1] ?? 0);
    slots = larger;
  };
  return {
    add: (name) => {
      if (put(slots, ...hashOf(name))) size += 1;
      if (4 * size > slots.length) grow();
    },
    has: (name) => {
      const [high, low] = hashOf(name);
      return slots[placeOf(slots, high, low)] === high;
    },
  };
}

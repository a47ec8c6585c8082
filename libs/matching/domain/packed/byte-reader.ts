import { uuidAt } from './uuid-bytes';

const decoder = new TextDecoder();

/** Reads what a `ByteWriter` wrote, from a place on. */
export class ByteReader {
  /** @param view the same memory as `bytes`; made once for many readers */
  constructor(
    readonly bytes: Uint8Array,
    private readonly view: DataView,
    public at: number,
  ) {}

  /** Another reader of the same bytes. */
  copyAt(at: number): ByteReader {
    return new ByteReader(this.bytes, this.view, at);
  }

  u8(): number {
    return this.bytes[this.at++]!;
  }

  u16(): number {
    this.at += 2;
    return this.view.getUint16(this.at - 2, true);
  }

  u32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  f64(): number {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  count(): number {
    const { bytes } = this;
    let byte = bytes[this.at++]!;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    let weight = 0x80;
    do {
      byte = bytes[this.at++]!;
      value += (byte & 0x7f) * weight;
      weight *= 0x80;
    } while (byte >= 0x80);
    return value;
  }

  signed(): number {
    const value = this.count();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  id(): string {
    const tag = this.count();
    if (tag === 0) {
      this.at += 16;
      return uuidAt(this.bytes, this.at - 16);
    }
    this.at += tag - 1;
    return decoder.decode(this.bytes.subarray(this.at - tag + 1, this.at));
  }

  /** A list written as its length and its items. */
  list<T>(item: () => T): T[] {
    const items: T[] = [];
    for (let left = this.count(); left > 0; left--) items.push(item());
    return items;
  }
}

import { uuidBytesInto } from './uuid-bytes';

const encoder = new TextEncoder();

/** Writes numbers and texts one after the other, little-endian, into memory that is used again and again. */
export class ByteWriter {
  private bytes = new Uint8Array(1024);
  private view = new DataView(this.bytes.buffer);
  length = 0;

  /** What was written since {@link clear}; good until the next write. */
  get written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  u8(value: number): void {
    this.room(1);
    this.bytes[this.length++] = value;
  }

  u16(value: number): void {
    this.room(2);
    this.view.setUint16(this.length, value, true);
    this.length += 2;
  }

  u32(value: number): void {
    this.room(4);
    this.view.setUint32(this.length, value, true);
    this.length += 4;
  }

  f64(value: number): void {
    this.room(8);
    this.view.setFloat64(this.length, value, true);
    this.length += 8;
  }

  /** A whole number from 0 to 2⁵³ − 1 in one byte for each seven bits. */
  count(value: number): void {
    this.room(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  /** A whole number of either sign, up to 2⁵². */
  signed(value: number): void {
    this.count(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** An id: 17 bytes for a UUID, else its text. */
  id(id: string): void {
    this.room(17);
    if (uuidBytesInto(id, this.bytes, this.length + 1)) {
      this.bytes[this.length] = 0;
      this.length += 17;
      return;
    }
    const text = encoder.encode(id);
    this.count(text.length + 1);
    this.room(text.length);
    this.bytes.set(text, this.length);
    this.length += text.length;
  }

  /** Writes a part whose length stands before it, so that a reader may pass over it. */
  part(write: () => void): void {
    const start = this.length;
    this.u16(0);
    write();
    const size = this.length - start - 2;
    if (size > 0xffff) throw new RangeError(`a part of ${size} bytes is too long`);
    this.view.setUint16(start, size, true);
  }

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wider = new Uint8Array(2 * (this.length + more));
    wider.set(this.bytes);
    this.bytes = wider;
    this.view = new DataView(wider.buffer);
  }
}

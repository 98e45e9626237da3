import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = { id: 7, secret: randomBytes(32) };
const newer = { id: 8, secret: randomBytes(32) };

describe('a sealed secret', () => {
  it('is known again by whoever has its key, whatever keys came after', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), (plain, whose) => {
        expect(unseal([newer, key], seal(key, plain, whose), whose)).toEqual(Buffer.from(plain));
      }),
    );
  });

  it('is refused where a bit was changed, where it is another’s, and without its key', () => {
    const sealed = seal(key, randomBytes(20), 'li');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => unseal([key, newer], changed, 'li')).toThrow();
      }),
    );
    expect(() => unseal([key], sealed, 'wang')).toThrow();
    expect(() => unseal([newer], sealed, 'li')).toThrow('gone');
    expect(() => unseal([{ id: key.id, secret: newer.secret }], sealed, 'li')).toThrow();
  });

  it('looks different each time', () => {
    expect(seal(key, Buffer.from('same'), 'li')).not.toEqual(seal(key, Buffer.from('same'), 'li'));
  });
});

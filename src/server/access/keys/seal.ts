/**
 * Secrets that must be known again, sealed with AES-256-GCM. Who sees the table alone, in a copy or by a hole in a
 * query, learns nothing; who sees the whole database has the key too.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { ServerKey } from './index.ts';

const algorithm = 'aes-256-gcm';
const keyIdBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;

/** @param whose is bound in: what was sealed for one person can't be put under another */
export function seal(key: ServerKey, plain: Uint8Array, whose: string): Buffer {
  const keyId = Buffer.alloc(keyIdBytes);
  keyId.writeUInt32BE(key.id);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key.secret, nonce).setAAD(Buffer.from(whose));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([keyId, nonce, cipher.getAuthTag(), sealed]);
}

/**
 * @param keys any order; the one it was sealed with must be among them
 * @throws Error where it was changed, is another's, or its key is gone
 */
export function unseal(keys: readonly ServerKey[], sealed: Buffer, whose: string): Buffer {
  const keyId = sealed.readUInt32BE();
  const key = keys.find(({ id }) => id === keyId);
  if (!key) throw new Error(`The server key ${keyId} is gone.`);
  const nonceEnd = keyIdBytes + nonceBytes;
  const tagEnd = nonceEnd + tagBytes;
  const decipher = createDecipheriv(algorithm, key.secret, sealed.subarray(keyIdBytes, nonceEnd))
    .setAAD(Buffer.from(whose))
    .setAuthTag(sealed.subarray(nonceEnd, tagEnd));
  return Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]);
}

/** Ids and secrets. */
import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new record's id: UUIDv7, so that ids sort by age. */
export const newId = (): string => v7();

/** 256 random bits as text that fits into a cookie, a link or a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret. A plain hash is enough: nobody guesses 256 bits. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

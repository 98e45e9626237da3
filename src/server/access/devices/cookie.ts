/**
 * What the device cookie holds: for each account this browser is trusted for, a device id, an expiry and an epoch, with
 * a MAC over them and the person. The person isn't named in it, so that a cookie tells nobody who uses the browser; it
 * is checked against one person at a time.
 *
 * An entry is 53 bytes: id (16), expiry in seconds (4), epoch (4), key (1), MAC (20) over these and the person, and a
 * second MAC (8) over all of it without the person: that the cookie is ours can be seen before anything is looked up.
 * Both are HMAC-SHA-256, cut short.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse, stringify } from 'uuid';
import type { ServerKey } from '#access/keys';

export interface DeviceEntry {
  deviceId: string;
  expiresAt: Date;
  epoch: number;
}

const bodyBytes = 25;
const macBytes = 20;
const ownBytes = 8;
const entryBytes = bodyBytes + macBytes + ownBytes;
/** One browser, several people: a shared counter. The oldest gives way. */
const entriesAtMost = 6;

/** Adds an entry to a cookie, newest first. @param key signs; @param cookie as it came; junk in it is dropped */
export function addEntry(
  cookie: string | null,
  key: ServerKey,
  personId: string,
  entry: DeviceEntry,
): string {
  const body = Buffer.alloc(bodyBytes);
  body.set(parse(entry.deviceId), 0);
  body.writeUInt32BE(Math.ceil(entry.expiresAt.getTime() / 1000), 16);
  body.writeUInt32BE(entry.epoch, 20);
  body.writeUInt8(key.id % 256, 24);
  const bound = Buffer.concat([body, macOf(key, personId, body)]);
  const signed = Buffer.concat([bound, ownMac(key, bound)]);
  const others = entriesOf(cookie).filter((other) => !other.subarray(0, 16).equals(body.subarray(0, 16)));
  return [signed, ...others]
    .slice(0, entriesAtMost)
    .map((bytes) => bytes.toString('base64url'))
    .join('.');
}

/** The entry of a cookie that holds for a person: signed by us, of their epoch, not over. Null: there is none. */
export function findEntry(
  cookie: string | null,
  keys: readonly ServerKey[],
  person: { id: string; epoch: number },
  now: Date,
): DeviceEntry | null {
  for (const bytes of entriesOf(cookie)) {
    const body = bytes.subarray(0, bodyBytes);
    const signed = keys
      .filter((key) => key.id % 256 === body.readUInt8(24))
      .some((key) =>
        timingSafeEqual(macOf(key, person.id, body), bytes.subarray(bodyBytes, bodyBytes + macBytes)),
      );
    const expiresAt = new Date(body.readUInt32BE(16) * 1000);
    const epoch = body.readUInt32BE(20);
    if (signed && epoch === person.epoch && expiresAt > now) {
      return { deviceId: stringify(body.subarray(0, 16)), expiresAt, epoch };
    }
  }
  return null;
}

/** Whether a cookie holds an entry that we signed, for whomever, and that isn't over. It proves nothing about a person. */
export function isOurs(cookie: string, keys: readonly ServerKey[], now: Date): boolean {
  return entriesOf(cookie).some(
    (bytes) =>
      bytes.readUInt32BE(16) * 1000 > now.getTime() &&
      keys.some((key) =>
        timingSafeEqual(
          ownMac(key, bytes.subarray(0, bodyBytes + macBytes)),
          bytes.subarray(bodyBytes + macBytes),
        ),
      ),
  );
}

function entriesOf(cookie: string | null): Buffer[] {
  return (cookie ?? '')
    .split('.')
    .slice(0, entriesAtMost)
    .map((text) => Buffer.from(text, 'base64url'))
    .filter((bytes) => bytes.length === entryBytes);
}

function macOf(key: ServerKey, personId: string, body: Buffer): Buffer {
  return createHmac('sha256', key.secret).update(personId).update(body).digest().subarray(0, macBytes);
}

const ownMac = (key: ServerKey, bound: Buffer): Buffer =>
  createHmac('sha256', key.secret).update('ours').update(bound).digest().subarray(0, ownBytes);

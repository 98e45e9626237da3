/** An authenticator made of software: does what a passkey on a phone or a security key does, and what a forger would. */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** How an answer is spoilt. Left out: it is as it should be. */
export interface Spoilt {
  /** The page that asks. */
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** Whether it made sure of the person. */
  verified?: boolean;
  present?: boolean;
  type?: string;
  counter?: number;
  userHandle?: string | null;
  crossOrigin?: boolean;
}

export interface Question {
  token: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- as a browser takes it
  options: any;
}

const userPresent = 0x01;
const userVerified = 0x04;
const attested = 0x40;
const digest = (data: string | Buffer) => createHash('sha256').update(data).digest();
const base64url = (data: string | Buffer) => Buffer.from(data).toString('base64url');

export class Authenticator {
  readonly origin: string;
  /** Counts its uses; many in phones say 0 always. */
  readonly counts: boolean;
  readonly credentialId: Buffer;
  #counter = 0;
  #userHandle = '';
  #keys: { publicKey: KeyObject; privateKey: KeyObject };

  constructor(origin: string, settings: { counts?: boolean; credentialId?: Buffer } = {}) {
    this.origin = origin;
    this.counts = settings.counts ?? true;
    this.credentialId = settings.credentialId ?? randomBytes(32);
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** The same key in other hands. */
  copy(): Authenticator {
    const copy = new Authenticator(this.origin, { counts: this.counts, credentialId: this.credentialId });
    copy.#counter = this.#counter;
    copy.#userHandle = this.#userHandle;
    copy.#keys = this.#keys;
    return copy;
  }

  /** Answers `navigator.credentials.create`. */
  create({ options }: Question, spoilt: Spoilt = {}) {
    this.#userHandle = options.user.id;
    const flags = this.#flags(spoilt) | attested;
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const authData = Buffer.concat([
      this.#authData(spoilt.rpId ?? options.rp.id, flags, spoilt.counter ?? this.#count()),
      Buffer.alloc(16),
      length,
      this.credentialId,
      this.#coseKey(),
    ]);
    const attestation = new Map<string, string | Map<string, string> | Uint8Array>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return this.#answer({
      clientDataJSON: base64url(this.#clientData('webauthn.create', options.challenge, spoilt)),
      attestationObject: base64url(Buffer.from(isoCBOR.encode(attestation))),
      transports: ['internal'],
    });
  }

  /** Answers `navigator.credentials.get`. */
  get({ options }: Question, spoilt: Spoilt = {}) {
    const clientData = this.#clientData('webauthn.get', options.challenge, spoilt);
    const counter = spoilt.counter ?? this.#count();
    const authData = this.#authData(spoilt.rpId ?? options.rpId, this.#flags(spoilt), counter);
    const signature = sign('sha256', Buffer.concat([authData, digest(clientData)]), this.#keys.privateKey);
    return this.#answer({
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authData),
      signature: base64url(signature),
      userHandle: spoilt.userHandle === undefined ? this.#userHandle : spoilt.userHandle,
    });
  }

  #answer<R>(response: R) {
    const id = base64url(this.credentialId);
    return { id, rawId: id, type: 'public-key' as const, response, clientExtensionResults: {} };
  }

  #count(): number {
    return this.counts ? ++this.#counter : 0;
  }

  #flags({ present = true, verified = true }: Spoilt): number {
    return (present ? userPresent : 0) | (verified ? userVerified : 0);
  }

  #authData(rpId: string, flags: number, counter: number): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(flags);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([digest(rpId), rest]);
  }

  #clientData(type: string, challenge: string, spoilt: Spoilt): string {
    return JSON.stringify({
      type: spoilt.type ?? type,
      challenge: spoilt.challenge ?? challenge,
      origin: spoilt.origin ?? this.origin,
      crossOrigin: spoilt.crossOrigin ?? false,
    });
  }

  /** ES256, as RFC 9053 writes it. */
  #coseKey(): Uint8Array {
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
    const point = (part: string | undefined) => new Uint8Array(Buffer.from(part ?? '', 'base64url'));
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, point(x)],
      [-3, point(y)],
    ]);
    return isoCBOR.encode(key);
  }
}

/** A passkey in software: what an authenticator does when its owner touches it (WebAuthn, ES256). */
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';

export interface SoftPasskey {
  credentialId: Buffer;
  /** As COSE writes it. */
  publicKey: Buffer;
  privateKey: KeyObject;
}

/** @returns a new key pair; it doesn't count its uses */
export function makePasskey(): SoftPasskey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coordinate = (text: string) => Buffer.from(text, 'base64url');
  // {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
  const cose = Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    coordinate(x),
    Buffer.from('225820', 'hex'),
    coordinate(y),
  ]);
  return {
    credentialId: randomBytes(16),
    publicKey: cose,
    privateKey: createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })),
  };
}

/** Answers a challenge, its owner having proved to it who they are. @param userHandle the person's, as it was enrolled */
export function answer(
  passkey: SoftPasskey,
  asked: { challenge: string; rpId: string; origin: string; userHandle: Buffer },
) {
  const { challenge, rpId, origin } = asked;
  const clientData = Buffer.from(
    JSON.stringify({ type: 'webauthn.get', challenge, origin, crossOrigin: false }),
  );
  const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();
  // User present (1) and verified (4); the counter stays at nought.
  const authenticatorData = Buffer.concat([hash(rpId), Buffer.from([0x05, 0, 0, 0, 0])]);
  const signature = sign('sha256', Buffer.concat([authenticatorData, hash(clientData)]), passkey.privateKey);
  const id = passkey.credentialId.toString('base64url');
  return {
    id,
    rawId: id,
    type: 'public-key' as const,
    response: {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: asked.userHandle.toString('base64url'),
    },
    clientExtensionResults: {},
  };
}

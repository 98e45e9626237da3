/** What a token says about how somebody proved who they are (RFC 8176, and the classes that are in use). */

const known = ['pwd', 'pin', 'kba'];
const held = ['otp', 'sms', 'tel', 'hwk', 'swk', 'sc', 'pop', 'fpt', 'face', 'iris', 'vbm', 'retina'];
const classes = [
  'phr',
  'phrh',
  'https://refeds.org/profile/mfa',
  'http://schemas.openid.net/pape/policies/2007/06/multi-factor',
];

/** Whether it speaks of a second factor: says so, or names something known beside something held. */
export function speaksOfSecondFactor(amrClaim: unknown, acr: unknown): boolean {
  const amr = Array.isArray(amrClaim) ? amrClaim.filter((one) => typeof one === 'string') : [];
  const has = (some: readonly string[]) => amr.some((one) => some.includes(one));
  return has(['mfa']) || (has(known) && has(held)) || classes.some((one) => one === acr);
}

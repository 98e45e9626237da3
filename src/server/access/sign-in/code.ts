/** A code as proof; who uses up one of their last recovery codes is told to make new ones. */
import { checkCode, fewRecoveryCodes, recoveryCodesLeft } from '#access/factors';
import type { SignInHouse } from './house.ts';

export async function codeHolds(
  { gate }: SignInHouse,
  personId: string,
  method: 'totp' | 'recovery-code',
  code: string,
  now: Date,
): Promise<boolean> {
  const { db } = gate.database;
  if (!(await checkCode(db, personId, method, code, now))) return false;
  const left = method === 'recovery-code' ? (await recoveryCodesLeft(db, personId))?.left : undefined;
  if (left !== undefined && left <= fewRecoveryCodes)
    await gate.tell({ kind: 'recovery-codes-low', personId, left }, now);
  return true;
}

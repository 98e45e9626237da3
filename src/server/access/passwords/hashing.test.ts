import { describe, expect, it } from 'vitest';
import { hashPassword, passwordFits, typicalHashMs } from './hashing.ts';

describe('hashing', () => {
  it('fits the password it was made of, however its signs were typed, and no other', async () => {
    const kept = await hashPassword('café under the lamp');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordFits(kept, 'cafe\u0301 under the lamp')).toBe(true);
    expect(await passwordFits(kept, 'Café under the lamp', { priority: 'known' })).toBe(false);
    expect(await passwordFits(kept, 'café under the lamp ')).toBe(false);
  });

  it('fits nobody where there is nobody, after as much work', async () => {
    const before = typicalHashMs();
    expect(await passwordFits(null, 'nobody has this password')).toBe(false);
    expect(await passwordFits('broken', 'x')).toBe(false);
    expect(before).toBeGreaterThan(0);
  });
});

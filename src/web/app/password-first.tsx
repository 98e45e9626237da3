import { lazy, type ReactNode, useState } from 'react';
import { passwords } from '#contract/access/passwords';
import { useApi } from '#kit';

const ChangePasswordFirst = lazy(async () => {
  const { ChangePasswordFirst: page } = await import('#web/access/account');
  return { default: page };
});

/**
 * A page that comes before all others: the password is due and its grace is used up. Decided when somebody comes in;
 * it never takes the place of a page they work on.
 */
export function usePasswordFirst(): ReactNode {
  const state = useApi(passwords.mine, {}).data?.state;
  const [atFirst, setAtFirst] = useState(state);
  if (atFirst === undefined && state !== undefined) setAtFirst(state);
  return atFirst === 'due' && state === 'due' ? <ChangePasswordFirst /> : undefined;
}

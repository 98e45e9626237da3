import { useNavigate } from '@tanstack/react-router';
import { access } from '#contract/access/sign-in';
import { forgetAllDrafts, queryClient, useAct } from '#kit';
import { forgetRecent } from './finder/recent.ts';

/** Signing out: nothing of this person stays in the browser. */
export function useLeave(): { leave: () => void; busy: boolean } {
  const navigate = useNavigate();
  const signOut = useAct(access.signOut);
  const leave = async () => {
    await signOut.run({});
    forgetAllDrafts();
    forgetRecent();
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return { leave: () => void leave(), busy: signOut.busy };
}

import { useNavigate } from '@tanstack/react-router';
import { access } from '#contract/access/sign-in';
import { forgetAllDrafts, queryClient, useAct, useConfirm, useDrafts, useWords } from '#kit';
import { forgetRecent } from './finder/recent.ts';
import { forgetSession } from './session.ts';
import { shellWords } from './words.ts';

interface Leaving {
  leave: () => void;
  busy: boolean;
}

/** Signing out without a question: nothing of this person stays in the browser. */
export function useLeaveAtOnce(): Leaving {
  const navigate = useNavigate();
  const signOut = useAct(access.signOut);
  const leave = async () => {
    // First, or the session that ends would be asked for once more over the page.
    const back = forgetSession();
    await signOut.run({}).catch((error: unknown) => {
      back();
      throw error;
    });
    forgetAllDrafts();
    forgetRecent();
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  return { leave: () => void leave(), busy: signOut.busy };
}

/** Signing out; asks first where something typed would go with it. */
export function useLeave(): Leaving {
  const t = useWords(shellWords);
  const { leave, busy } = useLeaveAtOnce();
  const drafts = useDrafts();
  const confirm = useConfirm();
  const ask = async () => {
    const content = drafts.map(({ title }) => title).join('、');
    if (drafts.length === 0) return leave();
    if (await confirm({ title: t.leaveDrafts(drafts.length), content, act: t.signOut })) leave();
  };
  return { leave: () => void ask(), busy };
}

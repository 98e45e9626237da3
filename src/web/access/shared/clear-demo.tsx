/** Removing the made-up company: before, it is said what goes and what stays; after, what went and what stayed. */
import { demo } from '#contract/business/records';
import { Button, ProblemNotice, useAct, useApi, useConfirm, useToast, useWords } from '#kit';
import { clearDemoWords } from './clear-demo-words.ts';

export function ClearDemo() {
  const t = useWords(clearDemoWords);
  const confirm = useConfirm();
  const toast = useToast();
  const { data: there } = useApi(demo.get, {});
  const clear = useAct(demo.clear);
  const ask = async () => {
    const content = (
      <>
        {there && <p>{t.goes(there)}</p>}
        <p>{t.stays}</p>
      </>
    );
    if (!(await confirm({ title: t.title, content, act: t.clear }))) return;
    // Waited for: this button may be gone with the data by the time that it is said what went.
    await clear.run({}).then(
      ({ removed, kept }) => toast(t.cleared(removed, kept)),
      () => {},
    );
  };
  return (
    <>
      <Button danger busy={clear.busy} onClick={() => void ask()}>
        {t.clear}
      </Button>
      {clear.problem && <ProblemNotice problem={clear.problem} />}
    </>
  );
}

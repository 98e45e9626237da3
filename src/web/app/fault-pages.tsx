/** Where no page is, and where a page broke. Light: they must work when little else does. */
import type { ErrorComponentProps } from '@tanstack/react-router';
import {
  asProblem,
  Button,
  ButtonLink,
  EmptyState,
  ProblemError,
  ProblemNotice,
  useTabTitle,
  useWords,
} from '#kit';
import { shellWords } from './words.ts';

export function NotFoundPage() {
  const t = useWords(shellWords);
  useTabTitle(t.notFound);
  return (
    <main className="lk-fault-page">
      <EmptyState
        whole
        title={t.notFound}
        hint={t.notFoundHint}
        action={
          <ButtonLink kind="primary" href="/">
            {t.home}
          </ButtonLink>
        }
      />
    </main>
  );
}

/** A page that broke. What the API answered is said in its own words; everything else is a fault of ours. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const t = useWords(shellWords);
  if (error instanceof ProblemError) {
    return (
      <main className="lk-fault-page">
        <ProblemNotice problem={asProblem(error)} retry={() => location.reload()} />
      </main>
    );
  }
  return (
    <main className="lk-fault-page">
      <EmptyState
        whole
        title={t.crashed}
        hint={
          <>
            {t.crashedHint}
            <br />
            <code>
              {String(error)} · {new Date().toISOString()}
            </code>
            <br />
            <a href="/check-up">{t.checkUp}</a>
          </>
        }
        action={
          <Button
            kind="primary"
            onClick={() => {
              reset();
              location.reload();
            }}
          >
            {t.reload}
          </Button>
        }
      />
    </main>
  );
}

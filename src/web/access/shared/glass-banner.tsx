import { Link, useLocation } from '@tanstack/react-router';
import { breakGlass } from '#contract/access/break-glass';
import type { Me } from '#contract/access/sign-in';
import { Notice, useApi, useWords } from '#kit';
import { glassBannerWords } from './glass-banner-words.ts';
import { Left } from './left.tsx';

/** Red and counting down while this session came through the glass; amber until an account that is due is written. */
export function GlassBanner({ me }: { me: Me }) {
  const t = useWords(glassBannerWords);
  const { pathname } = useLocation();
  const isLookingAfter = me.permissions['settings.manage'] !== undefined;
  const uses = useApi(breakGlass.list, isLookingAfter ? {} : null).data?.items ?? [];
  const due = uses.filter(({ account, accountDue }) => account === null && accountDue !== null).length;
  return (
    <>
      {me.breakGlassUntil !== null && (
        <Notice
          tone="closed"
          title={
            <>
              {t.open} · <Left until={me.breakGlassUntil} />
            </>
          }
        >
          <p>{t.openHint}</p>
        </Notice>
      )}
      {due > 0 && pathname !== '/settings/break-glass' && (
        <Notice
          tone="challenge"
          title={t.accountDue(due)}
          action={<Link to="/settings/break-glass">{t.write}</Link>}
        >
          <p>{t.accountDueHint}</p>
        </Notice>
      )}
    </>
  );
}

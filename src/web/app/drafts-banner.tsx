import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, Notice, useDrafts, useWords, wantDraft } from '#kit';
import { shellWords } from './words.ts';

const later = 'latchkey.drafts.later';

/** What was left unsaved when this page was opened (a crash, an ended session, yesterday), with the way back to it. */
export function DraftsBanner() {
  const t = useWords(shellWords);
  const drafts = useDrafts();
  const { pathname } = useLocation();
  const [found] = useState(() => new Set(drafts.map(({ name }) => name)));
  const [put, setPut] = useState(() => sessionStorage.getItem(later) !== null);
  // On the page that it was typed on it is in sight already.
  const left = drafts.filter(({ name, path }) => found.has(name) && path.split('?')[0] !== pathname);
  if (put || left.length === 0) return null;
  const putOff = () => {
    sessionStorage.setItem(later, '');
    setPut(true);
  };
  return (
    <div className="lk-banners">
      <Notice
        title={t.unsavedDrafts(left.length)}
        action={
          <Button kind="text" onClick={putOff}>
            {t.later}
          </Button>
        }
      >
        <ul className="lk-drafts">
          {left.map(({ name, title, path }) => (
            <li key={name}>
              <Link to={path} onClick={() => wantDraft(name)}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

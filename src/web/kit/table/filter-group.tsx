import { type ReactNode, useState } from 'react';
import { FilterIcon } from '../icons.tsx';
import { Button } from '../parts/button.tsx';
import { SidePanel } from '../parts/panel.tsx';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { useNarrow } from '../media.ts';
import './filter-group.css';

/** The filters of a list. On a phone they stand behind one button, with the number of those set. */
export function FilterGroup(props: { count: number; clear: () => void; children: ReactNode }) {
  const t = useWords(kitWords);
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const clear = props.count > 0 && (
    <Button kind="text" onClick={props.clear}>
      {t.clearFilters}
    </Button>
  );
  if (!narrow) {
    return (
      <>
        {props.children}
        {clear}
      </>
    );
  }
  return (
    <>
      <Button icon={<FilterIcon />} onClick={() => setOpen(true)}>
        {props.count > 0 ? `${t.filters} ${props.count}` : t.filters}
      </Button>
      <SidePanel open={open} title={t.filters} close={() => setOpen(false)}>
        <div className="lk-filter-group">
          {props.children}
          <div className="lk-row">
            <Button kind="primary" onClick={() => setOpen(false)}>
              {t.showResults}
            </Button>
            {clear}
          </div>
        </div>
      </SidePanel>
    </>
  );
}

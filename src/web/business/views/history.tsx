/** Who changed a view, what and when. */
import type { View } from '#contract/business/views';
import { kitWords, SidePanel, useWords } from '#kit';
import { SettingsChanges } from '#web/access/shared';
import { viewWords } from './words.ts';

export function HistoryOfView(props: { view: View; open: boolean; close: () => void }) {
  const t = useWords(viewWords);
  const kit = useWords(kitWords);
  return (
    <SidePanel open={props.open} title={`${props.view.name} · ${t.history}`} close={props.close}>
      <SettingsChanges
        object="view"
        id={props.view.id}
        names={{
          name: t.name,
          shared: t.share,
          filters: kit.filters,
          columns: t.columns,
          density: t.density,
        }}
        codes={{ density: t.densities }}
      />
    </SidePanel>
  );
}

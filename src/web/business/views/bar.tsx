/** The tabs above a list: all, mine, the saved views; beside them the columns and what can be done with a view. */
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { views as operations, type View } from '#contract/business/views';
import {
  BinIcon,
  Button,
  ColumnsIcon,
  EditIcon,
  HistoryIcon,
  kitWords,
  Menu,
  MoreIcon,
  PrintIcon,
  printPage,
  ProblemNotice,
  replaced,
  SaveIcon,
  ShareIcon,
  Tabs,
  useAct,
  useConfirm,
  useMe,
  useNarrow,
  useRight,
  useToast,
  useWords,
} from '#kit';
import { ColumnsPanel } from './columns-panel.tsx';
import { RenamePanel, SaveAsPanel } from './forms.tsx';
import { HistoryOfView } from './history.tsx';
import { type GroupBy, GroupMenu } from './group-menu.tsx';
import type { Views } from './use-views.ts';
import { viewWords } from './words.ts';
import './views.css';

type Change = z.input<typeof operations.change.body>;
type Panel = 'save-as' | 'rename' | 'columns' | 'history';

/**
 * @param props.before a tab of the page's own, before those of the views
 * @param props.groupBy of a list that can be grouped
 */
export function ViewBar<T, G extends string = never>(props: {
  views: Views<T>;
  groupBy?: GroupBy<G>;
  before?: { label: string; open: boolean; show: () => void };
}) {
  const { views, before, groupBy } = props;
  const { open } = views;
  const t = useWords(viewWords);
  const [panel, setPanel] = useState<Panel>();
  const close = () => setPanel(undefined);
  const acts = useViewActs(views);
  const choose = (key: string) => {
    const view = views.all.find(({ id }) => id === key);
    if (view) views.show(view);
    else if (key === 'before') before?.show();
    else if (key === 'mine') views.showMine();
    else views.showAll();
  };
  return (
    <div className="lk-views">
      <div className="lk-views-head">
        <div className="lk-views-tabs">
          <Tabs
            open={before?.open ? 'before' : (open?.id ?? (views.isMine ? 'mine' : 'all'))}
            change={choose}
            tabs={[
              ...(before ? [{ key: 'before', label: before.label }] : []),
              { key: 'all', label: t.all },
              { key: 'mine', label: t.mine },
              ...views.all.map((view) => ({ key: view.id, label: <Name view={view} /> })),
            ]}
          />
        </div>
        {!before?.open && (
          <Ends
            views={views}
            acts={acts}
            show={setPanel}
            groups={groupBy && <GroupMenu groupBy={groupBy} />}
          />
        )}
      </div>
      {!before?.open && views.changed && (
        <Changed views={views} save={acts.save} saveAs={() => setPanel('save-as')} />
      )}
      {acts.problem && <ProblemNotice problem={acts.problem} retry={acts.reload} />}
      <SaveAsPanel views={views} open={panel === 'save-as'} close={close} />
      {open && <RenamePanel view={open} open={panel === 'rename'} close={close} />}
      {open && <HistoryOfView view={open} open={panel === 'history'} close={close} />}
      <ColumnsPanel views={views} open={panel === 'columns'} close={close} />
    </div>
  );
}

/** A shared one is marked: what is changed in it, everybody gets. */
const Name = ({ view: { name, shared } }: { view: View }) => (
  <>
    {name} {shared && <ShareIcon aria-hidden="true" className="lk-quiet" />}
  </>
);

function useViewActs<T>(views: Views<T>) {
  const { open, filters, look } = views;
  const t = useWords(viewWords);
  const change = useAct(operations.change);
  const remove = useAct(operations.remove);
  const create = useAct(operations.create);
  const kit = useWords(kitWords);
  const me = useMe();
  const confirm = useConfirm();
  const toast = useToast();
  const on = open && { params: { id: open.id }, version: open.version };
  const set = (body: Change, said: string) =>
    on &&
    change.send({ ...on, body }, ({ version }) =>
      toast(said, () => change.run({ params: on.params, version, body: replaced(open, body) })),
    );
  return {
    problem: change.problem ?? remove.problem,
    reload: () => {
      change.reset();
      remove.reset();
      views.reload();
    },
    save: () => on && set({ filters, ...look }, t.saved),
    share: (shared: boolean) => on && set({ shared }, shared ? t.nowShared : t.notShared),
    remove: async () => {
      if (!open || !on) return;
      const content = open.shared ? t.removeSharedHint : t.removeHint;
      if (!(await confirm({ title: t.removeTitle(open.name), content, act: t.remove }))) return;
      const { object, name, shared, filters: kept, columns, density } = open;
      const body = { object, name, shared, filters: kept, columns, density };
      // One made anew belongs to whoever makes it: only one's own comes back as it was.
      const undo = open.owner.id === me?.id ? () => create.run({ body }) : undefined;
      remove.send(on, () => {
        toast(kit.removed(name), undo);
        views.showAll();
      });
    },
  };
}

/** Groups, columns and the menu, at the end of the tabs. */
function Ends<T>(props: {
  views: Views<T>;
  acts: ReturnType<typeof useViewActs<T>>;
  show: (panel: Panel) => void;
  groups: ReactNode;
}) {
  const { acts, show } = props;
  const { open } = props.views;
  const t = useWords(viewWords);
  const narrow = useNarrow();
  const mayShare = useRight('settings.manage');
  const own = open?.can.change;
  return (
    <div className="lk-views-ends">
      {props.groups}
      {!narrow && (
        <Button kind="text" icon={<ColumnsIcon />} onClick={() => show('columns')}>
          {t.columns}
        </Button>
      )}
      <Menu
        groups={[
          [
            { key: 'save-as', label: t.saveAs, icon: <SaveIcon />, act: () => show('save-as') },
            ...(own
              ? [{ key: 'rename', label: t.rename, icon: <EditIcon />, act: () => show('rename') }]
              : []),
            ...(own && mayShare
              ? [
                  {
                    key: 'share',
                    label: open.shared ? t.unshare : t.share,
                    icon: <ShareIcon />,
                    act: () => acts.share(!open.shared),
                  },
                ]
              : []),
            ...(own
              ? [{ key: 'history', label: t.history, icon: <HistoryIcon />, act: () => show('history') }]
              : []),
            { key: 'print', label: t.print, icon: <PrintIcon />, act: () => void printPage() },
          ],
          own
            ? [
                {
                  key: 'remove',
                  label: t.remove,
                  icon: <BinIcon />,
                  danger: true,
                  act: () => void acts.remove(),
                },
              ]
            : [],
        ]}
      >
        <Button kind="text" icon={<MoreIcon />} aria-label={t.menu} />
      </Menu>
    </div>
  );
}

/** A view shows something else than it was saved with: keep that, or go back. */
function Changed<T>(props: { views: Views<T>; save: () => void; saveAs: () => void }) {
  const { open, show } = props.views;
  const t = useWords(viewWords);
  if (!open) return null;
  return (
    <div className="lk-views-changed">
      <span className="lk-quiet">{t.changed}</span>
      {open.can.change && <Button onClick={props.save}>{open.shared ? t.saveForAll : t.save}</Button>}
      <Button kind="text" onClick={props.saveAs}>
        {t.saveAs}
      </Button>
      <Button kind="text" onClick={() => show(open)}>
        {t.reset}
      </Button>
    </div>
  );
}

import { App, Drawer, Dropdown, type MenuProps } from 'antd';
import { type ReactNode, useInsertionEffect } from 'react';
import { useShortcut } from '../shortcuts.ts';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { problemWords } from '../words/problems.ts';
import { asProblem } from '../client/problem-error.ts';
import { Button } from './button.tsx';
import { FormTitle } from './concerned.ts';
import './panel.css';

/** The panel's way out of sight, and a little. */
const goneMs = 250;

/** Gives the focus back to what had it before the panel came. The drawer's own memory of it is too late. */
function useFocusBack(open: boolean): void {
  // Before layout effects: in one of these the drawer takes the focus.
  useInsertionEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    return () => {
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement)
          before.focus({ preventScroll: true });
      }, goneMs);
    };
  }, [open]);
}

/** What was opened while the panel still moved, such as a list of choices, finds its place anew. */
const standWhereItIs = (open: boolean) => {
  if (open) window.dispatchEvent(new Event('resize'));
};

/** A panel from the right: for a form or a record beside its list. Esc closes it; focus returns where it was. */
export function SidePanel(props: {
  open: boolean;
  title: ReactNode;
  close: () => void;
  /** `wide` for forms with two columns. */
  width?: 'usual' | 'wide';
  footer?: ReactNode;
  children: ReactNode;
}) {
  const t = useWords(kitWords);
  useFocusBack(props.open);
  return (
    <Drawer
      open={props.open}
      title={props.title}
      onClose={props.close}
      afterOpenChange={standWhereItIs}
      size={props.width === 'wide' ? 720 : 480}
      destroyOnHidden
      closable={{ 'aria-label': t.close, placement: 'end' }}
      footer={props.footer}
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      <FormTitle value={typeof props.title === 'string' ? props.title : undefined}>
        {props.children}
      </FormTitle>
    </Drawer>
  );
}

export interface Question {
  title: string;
  /** What will happen, and whether it can be taken back. */
  content: ReactNode;
  /** The act itself as a verb: “删除客户”, not “确定”. */
  act: string;
  danger?: boolean;
}

/** Asks before an act that is hard to take back. Resolves to whether the person went on. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  const { modal } = App.useApp();
  const t = useWords(kitWords);
  return ({ title, content, act, danger = true }) =>
    new Promise((resolve) => {
      modal.confirm({
        title,
        content,
        okText: act,
        okButtonProps: { danger, type: 'primary' },
        cancelText: t.cancel,
        focusable: { autoFocusButton: danger ? 'cancel' : 'ok' },
        mask: { closable: true },
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
    });
}

/**
 * A sentence that passes by: “saved”. Never the only place where a problem is said. With `undo` it stays longer and can
 * take the act back; where that fails, it says why.
 */
export function useToast(): (sentence: string, undo?: () => unknown) => void {
  const { message } = App.useApp();
  const t = useWords(kitWords);
  const problems = useWords(problemWords);
  const takeBack = async (undo: () => unknown) => {
    try {
      await undo();
      void message.info(t.undone);
    } catch (error) {
      const { title, remedy } = problems[asProblem(error).code];
      void message.error(`${t.notUndone} ${title} ${remedy}`, 10);
    }
  };
  return (sentence, undo) => {
    if (!undo) return void message.success(sentence);
    const close = message.success(
      <Undoable
        sentence={sentence}
        undo={() => {
          close();
          void takeBack(undo);
        }}
      />,
      10,
    );
  };
}

/** A passing sentence with its way back; as long as it is there, Ctrl or ⌘ with Z goes it too. */
function Undoable({ sentence, undo }: { sentence: string; undo: () => void }) {
  const t = useWords(kitWords);
  useShortcut('mod+z', t.undo, undo);
  return (
    <span className="lk-toast">
      {sentence}
      <Button kind="text" onClick={undo}>
        {t.undo}
      </Button>
    </span>
  );
}

export interface MenuEntry {
  key: string;
  label: ReactNode;
  icon?: ReactNode;
  danger?: boolean;
  act: () => void;
}

/** A menu that opens from a button. Entries of several groups are parted by a line. */
export function Menu({ groups, children }: { groups: MenuEntry[][]; children: ReactNode }) {
  const items: NonNullable<MenuProps['items']> = groups
    .filter((group) => group.length > 0)
    .flatMap((group, i) => [
      ...(i > 0 ? [{ type: 'divider' as const, key: `line-${i}` }] : []),
      ...group.map(({ key, label, icon, danger = false, act }) => ({
        key,
        label,
        icon: icon && <span aria-hidden="true">{icon}</span>,
        danger,
        onClick: act,
      })),
    ]);
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      {children}
    </Dropdown>
  );
}

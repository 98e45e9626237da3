import { App, Drawer, Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';

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
  return (
    <Drawer
      open={props.open}
      title={props.title}
      onClose={props.close}
      size={props.width === 'wide' ? 720 : 480}
      destroyOnHidden
      closable={{ 'aria-label': t.close, placement: 'end' }}
      footer={props.footer}
      styles={{ wrapper: { maxWidth: '100vw' } }}
    >
      {props.children}
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

/** A sentence that passes by: “saved”. Never the only place where a problem is said. */
export function useToast(): (sentence: string) => void {
  const { message } = App.useApp();
  return (sentence) => void message.success(sentence);
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
        icon,
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

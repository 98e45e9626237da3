import type { ComponentPropsWithRef, ReactNode } from 'react';
import './button.css';

interface Look {
  /** One `primary` a page. `text` for quiet acts in rows and bars. */
  kind?: 'primary' | 'plain' | 'text';
  danger?: boolean;
  icon?: ReactNode;
  /** Over the whole width. */
  block?: boolean;
}
export interface ButtonProps extends Look, Omit<ComponentPropsWithRef<'button'>, 'type'> {
  /** Working: cannot be pressed twice. */
  busy?: boolean;
  submits?: boolean;
}

const classOf = (kind: Look['kind'] = 'plain', danger = false, block = false, bare = false, more = '') =>
  [
    'lk-button',
    `lk-button-${kind}`,
    danger && 'lk-button-danger',
    block && 'lk-button-block',
    bare && 'lk-button-bare',
    more,
  ]
    .filter(Boolean)
    .join(' ');

/** A picture beside words, or under an `aria-label`: it says nothing of its own, least of all its English name. */
const Picture = ({ icon }: { icon: ReactNode }) =>
  icon ? (
    <span className="lk-button-icon" aria-hidden="true">
      {icon}
    </span>
  ) : null;

/**
 * A button. One with an icon only needs an `aria-label`. Native, like the text fields: the sign-in page must stay light,
 * and Ant Design's own would bring its dialogs and notices along.
 */
export function Button(props: ButtonProps) {
  const {
    kind,
    danger,
    icon,
    block,
    busy = false,
    submits = false,
    disabled,
    className,
    children,
    ...rest
  } = props;
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className={classOf(kind, danger, block, !children, className)}
      disabled={disabled || busy}
      aria-busy={busy}
      {...rest}
    >
      {busy ? <span className="lk-spin" aria-hidden="true" /> : <Picture icon={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: downloads, other sites. Inside the app use the router's `Link`. */
export function ButtonLink(props: Look & ComponentPropsWithRef<'a'>) {
  const { kind, danger, icon, block, className, children, ...rest } = props;
  return (
    <a className={classOf(kind, danger, block, !children, className)} {...rest}>
      <Picture icon={icon} />
      {children}
    </a>
  );
}

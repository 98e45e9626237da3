import { type ReactNode, useLayoutEffect, useRef } from 'react';
import './over-page.css';

/**
 * A screen over the page, which stays where it is below with all that was typed. It goes when its reason does, never by
 * a key. Its heading must be `#lk-over-title` and take the focus.
 */
export function OverPage({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = () => {
    const element = dialog.current;
    if (!element || element.open) return;
    element.showModal();
    // Else the first button would have it, and who was typing when the screen came would press it with the next Enter.
    element.querySelector<HTMLElement>('#lk-over-title')?.focus();
  };
  // Closed while it is still in the page: only then does the focus go back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    open();
    // The page below must not hear it: its panels would close, and with them what was typed.
    const swallow = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener('keydown', swallow, true);
    return () => {
      removeEventListener('keydown', swallow, true);
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="lk-over-page"
      aria-labelledby="lk-over-title"
      onCancel={(event) => event.preventDefault()}
      // Browsers let a second Esc through.
      onClose={open}
    >
      <div className="lk-stack">{children}</div>
    </dialog>
  );
}

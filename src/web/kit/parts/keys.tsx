import { keyNames } from '../shortcuts.ts';
import './keys.css';

/** A shortcut as keys of a keyboard: Ctrl K. */
export const Keys = ({ keys }: { keys: string }) => (
  <span className="lk-keys">
    {keyNames(keys).map((name) => (
      <kbd key={name}>{name}</kbd>
    ))}
  </span>
);

import { useLocation } from '@tanstack/react-router';
import { OpenLink } from './open-link.tsx';
import { TypeShare } from './type-share.tsx';
import '../break-glass.css';

/** Where the last way in begins: with the console's link, or with guardians' shares. */
export function BreakGlassEntry() {
  // Behind the `#`, so that it never stands in a server's or proxy's log.
  const token = useLocation().hash;
  return token ? <OpenLink token={token} /> : <TypeShare />;
}

import type { ReactNode } from 'react';
import type { Tone } from './notice.tsx';
import './tag.css';

/** A state: always an icon and a word beside the colour. */
export function StatusTag({ tone, icon, children }: { tone: Tone; icon: ReactNode; children: ReactNode }) {
  return (
    <span className={`lk-status lk-tone-${tone}`}>
      <span aria-hidden="true">{icon}</span>
      {children}
    </span>
  );
}

/** A plain label: a customer's tag, a scope. */
export const Label = ({ children }: { children: ReactNode }) => <span className="lk-label">{children}</span>;

/** A person as initials: the last two characters of a Chinese name, the first letters of two words of another. */
export function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name.replace(/\s/g, '')].slice(-2).join('');
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((w) => (w ? [...w][0]?.toUpperCase() : ''))
    .join('');
}

export function Avatar({ name, size = 24 }: { name: string; size?: number }) {
  return (
    <span
      className="lk-avatar"
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: Math.max(10, size * 0.4) }}
    >
      {initials(name)}
    </span>
  );
}

/** Somebody by picture and name. */
export function PersonName({ person }: { person: { name: string } | null }) {
  if (!person) return <span className="lk-quiet">—</span>;
  return (
    <span className="lk-person">
      <Avatar name={person.name} size={22} />
      <span className="lk-ellipsis">{person.name}</span>
    </span>
  );
}

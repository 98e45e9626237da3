/** The mark: a latch across the two leaves of a door, as in 闩. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="7" fill="#0f766e" />
      <path d="M11 7v18M21 7v18" stroke="#fff" strokeWidth="2.5" strokeLinecap="round" opacity=".7" />
      <path d="M6.5 16h19" stroke="#fff" strokeWidth="4.5" strokeLinecap="round" />
    </svg>
  );
}

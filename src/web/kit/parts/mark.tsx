/** The mark: a latch, drawn in the colour of the accent. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="7" fill="#0f766e" />
      <path d="M7 13v6M25 10v12M7 16h14" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
      <circle cx="15" cy="16" r="3.2" fill="#fff" />
    </svg>
  );
}

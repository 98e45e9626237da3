/** A row of small bars, one a day: the shape of it; the number stands beside it. */
export function Spark({ values, most }: { values: readonly number[]; most: number }) {
  const bars = values.map((value, i) => {
    // One is to be seen beside a hundred.
    const height = value === 0 ? 0 : Math.max(2, (24 * value) / most);
    return `M${i * 4} 24h3v${-height}h-3z`;
  });
  return (
    <svg
      className="lk-spark"
      viewBox={`0 0 ${values.length * 4} 24`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={bars.join('')} />
    </svg>
  );
}

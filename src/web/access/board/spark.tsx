/** A row of small bars, one a day: the shape of it; the number stands beside it. */
export function Spark({ values, most }: { values: readonly number[]; most: number }) {
  return (
    <svg
      className="lk-spark"
      viewBox={`0 0 ${values.length * 4} 24`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {values.map((value, i) => {
        // One is to be seen beside a hundred.
        const height = value === 0 ? 0 : Math.max(2, (24 * value) / most);
        // oxlint-disable-next-line react/no-array-index-key -- a day has no other name here
        return <rect key={i} x={i * 4} y={24 - height} width={3} height={height} />;
      })}
    </svg>
  );
}

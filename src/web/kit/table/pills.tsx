import './pills.css';

/** One of a few, side by side, each with how many there are. On a phone the row is swiped. */
export function FilterPills<V extends string>(props: {
  label: string;
  value: V;
  options: readonly { value: V; label: string; count?: string }[];
  change: (value: V) => void;
}) {
  return (
    <fieldset className="lk-pills" aria-label={props.label}>
      {props.options.map(({ value, label, count }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === props.value}
          onClick={() => props.change(value)}
        >
          {label} {count !== undefined && <span className="lk-quiet">{count}</span>}
        </button>
      ))}
    </fieldset>
  );
}

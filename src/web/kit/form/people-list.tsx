// oxlint-disable jsx-a11y/prefer-tag-over-role -- no element of HTML is a list of rich options under a field
/** The colleagues that a name being typed may mean. The field keeps the focus and hears the keys. */
import type { Found } from './remote.tsx';

export function PeopleList(props: {
  id: string;
  label: string;
  found: readonly Found[];
  active: number;
  choose: (person: Found) => void;
}) {
  return (
    <div id={props.id} role="listbox" aria-label={props.label} className="lk-naming-list">
      {props.found.map((person, i) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- as above
        <div
          key={person.id}
          id={`${props.id}-${i}`}
          role="option"
          aria-selected={i === props.active}
          onMouseDown={(e) => e.preventDefault()}
          onClick={() => props.choose(person)}
        >
          {person.name}
          {person.hint && <span className="lk-quiet"> · {person.hint}</span>}
        </div>
      ))}
    </div>
  );
}

/** Several people: those chosen, each with a way out, and a search for one more. */
import type { Ref } from '#contract/fields';
import {
  type Binding,
  Button,
  CloseIcon,
  Field,
  nameOf,
  PersonName,
  PickRecord,
  usePeople,
  useWords,
} from '#kit';
import { customerWords } from './words.ts';

/** @param props.current those chosen at the start, for their names */
export function FieldPeople(props: { bind: Binding<string[]>; label: string; current: readonly Ref[] }) {
  const { bind } = props;
  const t = useWords(customerWords);
  const { current } = props;
  const chosen = (bind.value ?? []).map((id) => ({
    id,
    name: current.find((person) => person.id === id)?.name ?? nameOf(id) ?? '…',
  }));
  return (
    <Field bind={bind} label={props.label} wide>
      {(names) => (
        <>
          <ul className="lk-customers-people">
            {chosen.map((person) => (
              <li key={person.id}>
                <PersonName person={person} />
                <Button
                  kind="text"
                  icon={<CloseIcon />}
                  aria-label={t.removeCollaborator(person.name)}
                  onClick={() => bind.set(chosen.map(({ id }) => id).filter((id) => id !== person.id))}
                />
              </li>
            ))}
          </ul>
          <PickRecord
            names={names}
            search={usePeople}
            value={null}
            placeholder={t.addCollaborator}
            disabled={bind.disabled}
            faulty={bind.fault !== undefined}
            pick={(id) => id && bind.set([...new Set([...(bind.value ?? []), id])])}
          />
        </>
      )}
    </Field>
  );
}

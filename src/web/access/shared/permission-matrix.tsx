import type { Permission } from '#contract/access/permissions';
import { type Binding, Checkbox, useWords } from '#kit';
import { groupWords, type PermissionGroup, permissionGroups, permissionWords } from './words.ts';
import './permission-matrix.css';

/** All rights, grouped by what they are about, to be ticked. `offered` leaves out those that cannot be given. */
export function PermissionMatrix(props: {
  bind: Binding<Permission[]>;
  label: string;
  offered?: (permission: Permission) => boolean;
}) {
  const { bind, label, offered = () => true } = props;
  const groups = useWords(groupWords);
  const words = useWords(permissionWords);
  const held = new Set(bind.value);
  const put = (which: readonly Permission[], on: boolean) => {
    const others = (bind.value ?? []).filter((permission) => !which.includes(permission));
    bind.set(on ? [...others, ...which] : others);
  };
  const shown = (Object.keys(permissionGroups) as PermissionGroup[])
    .map((group) => [group, (permissionGroups[group] as readonly Permission[]).filter(offered)] as const)
    .filter(([, permissions]) => permissions.length > 0);
  return (
    <fieldset className="lk-field lk-form-wide" disabled={bind.disabled}>
      <legend>{label}</legend>
      <div className="lk-matrix">
        {shown.map(([group, permissions]) => (
          <div key={group} className="lk-matrix-group" role="group" aria-label={groups[group]}>
            <Checkbox
              checked={permissions.every((permission) => held.has(permission))}
              change={(on) => put(permissions, on)}
            >
              <strong>{groups[group]}</strong>
            </Checkbox>
            <div className="lk-matrix-rights">
              {permissions.map((permission) => (
                <Checkbox
                  key={permission}
                  checked={held.has(permission)}
                  change={(on) => put([permission], on)}
                >
                  {words[permission]}
                </Checkbox>
              ))}
            </div>
          </div>
        ))}
      </div>
      {bind.fault && <div className="lk-fault">{bind.fault}</div>}
    </fieldset>
  );
}

import { duty, weekdays, type Duty, type DutyShift } from '#contract/access/duty';
import { BinIcon, Button, kitWords, ProblemNotice, useAct, useFormat, useToast, useWords } from '#kit';
import { dutyWords } from './duty-words.ts';
import './unlocking.css';

/** The week day by day, and single days after it. */
export function WeekOfShifts({ duty: { shifts } }: { duty: Duty }) {
  const t = useWords(dutyWords);
  const { day } = useFormat();
  const days = [
    ...weekdays.map((weekday) => ({
      key: String(weekday),
      name: t.weekdays[weekday],
      shifts: shifts.filter((shift) => shift.weekday === weekday),
    })),
    ...[
      ...Map.groupBy(
        shifts.filter((shift) => shift.day !== null),
        (shift) => shift.day ?? '',
      ),
    ].map(([on, of]) => ({ key: on, name: day(on), shifts: of })),
  ];
  return (
    <table className="lk-duty">
      <tbody>
        {days.map((one) => (
          <tr key={one.key}>
            <th scope="row">{one.name}</th>
            <td>
              {one.shifts.length === 0 && <span className="lk-quiet">{t.none}</span>}
              <ul>
                {one.shifts.map((shift) => (
                  <Shift key={shift.id} shift={shift} on={one.name} />
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shift({ shift, on }: { shift: DutyShift; on: string }) {
  const t = useWords(dutyWords);
  const kit = useWords(kitWords);
  const toast = useToast();
  const remove = useAct(duty.removeShift);
  const add = useAct(duty.addShifts);
  const { person, place, weekday, day, from, to } = shift;
  const said = `${from}–${to} ${person.name}`;
  const again = () =>
    add.run({
      body: {
        personId: person.id,
        place,
        from,
        to,
        ...(day === null ? { weekdays: weekday === null ? [] : [weekday] } : { day }),
      },
    });
  return (
    <li>
      <span className="lk-duty-said">
        <span>
          {from}–{to}
          {to <= from && <span className="lk-quiet"> {t.nextDay}</span>}
        </span>
        <span>{person.name}</span>
        <span className="lk-quiet">{t.places[place]}</span>
      </span>
      <Button
        kind="text"
        icon={<BinIcon />}
        aria-label={`${t.remove} ${on} ${said}`}
        busy={remove.busy}
        onClick={() => remove.send({ params: { id: shift.id } }, () => toast(kit.removed(said), again))}
      />
      {remove.problem && <ProblemNotice problem={remove.problem} />}
    </li>
  );
}

/** Who is away when, and the holidays of the house. */
export function Absences({ duty: { absences } }: { duty: Duty }) {
  const t = useWords(dutyWords);
  if (absences.length === 0) return <p className="lk-quiet">{t.noAbsences}</p>;
  return (
    <ul className="lk-duty-absences">
      {absences.map((absence) => (
        <Absence key={absence.id} absence={absence} />
      ))}
    </ul>
  );
}

function Absence({ absence }: { absence: Duty['absences'][number] }) {
  const t = useWords(dutyWords);
  const kit = useWords(kitWords);
  const { day } = useFormat();
  const toast = useToast();
  const remove = useAct(duty.removeAbsence);
  const add = useAct(duty.addAbsence);
  const { person, fromDay, toDay, note } = absence;
  const who = person?.name ?? t.house;
  const again = () =>
    add.run({
      body: { ...(person && { personId: person.id }), fromDay, toDay, ...(note !== '' && { note }) },
    });
  return (
    <li>
      <span className="lk-duty-said">
        <span>{who}</span>
        <span>{fromDay === toDay ? day(fromDay) : `${day(fromDay)} – ${day(toDay)}`}</span>
        <span className="lk-quiet">{note}</span>
      </span>
      <Button
        kind="text"
        icon={<BinIcon />}
        aria-label={`${t.remove} ${who} ${day(fromDay)}`}
        busy={remove.busy}
        onClick={() => remove.send({ params: { id: absence.id } }, () => toast(kit.removed(who), again))}
      />
      {remove.problem && <ProblemNotice problem={remove.problem} />}
    </li>
  );
}

// oxlint-disable jsx-a11y/prefer-tag-over-role -- no element of HTML is a list of rich options under a field
/** The list under the field. The field keeps the focus; the list says which option is chosen. */
import { Fragment, type MouseEvent, useEffect, useRef } from 'react';
import type { Group, Option } from './option.ts';

export function Offer(props: {
  id: string;
  groups: readonly Group[];
  /** Which of all options is chosen. */
  at: number;
  choose: (option: Option, inNewTab: boolean) => void;
  point: (option: Option) => void;
}) {
  const { id, groups, at } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const options = groups.flatMap((group) => group.options);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={groups.map(({ label }) => label).join(' · ')}
      className="lk-finder-list"
    >
      {groups.map((group) => (
        <div key={group.key} role="group" aria-labelledby={`${id}${group.key}`}>
          <div id={`${id}${group.key}`} className="lk-finder-group">
            {group.label}
          </div>
          {group.options.map((option) => {
            const index = options.indexOf(option);
            return (
              <OneOption
                key={option.key}
                id={`${id}${index}`}
                option={option}
                isChosen={index === at}
                choose={(inNewTab) => props.choose(option, inNewTab)}
                point={() => index !== at && props.point(option)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

function OneOption(props: {
  id: string;
  option: Option;
  isChosen: boolean;
  choose: (inNewTab: boolean) => void;
  point: () => void;
}) {
  const { icon, label, meta, end } = props.option;
  const click = (event: MouseEvent) => {
    if (event.button < 2) props.choose(event.button === 1 || event.ctrlKey || event.metaKey);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the focus and hears the keys
    <div
      id={props.id}
      role="option"
      aria-selected={props.isChosen}
      className="lk-finder-option"
      // The field keeps the focus; a wheel pressed doesn't begin to scroll.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={props.point}
      onClick={click}
      onAuxClick={click}
    >
      <span aria-hidden="true">{icon}</span>
      <span className="lk-finder-label">{label}</span>
      {meta && (
        <Fragment>
          {' '}
          <span className="lk-finder-meta">{meta}</span>
        </Fragment>
      )}
      {end && <span className="lk-finder-end">{end}</span>}
    </div>
  );
}

/**
 * The frame of every record: facts at the left, what happened in the middle, what belongs to it at the right; tabs on a
 * phone. Beside its list it is one column, without what belongs to it.
 */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import {
  BackIcon,
  Button,
  CloseIcon,
  FullPageIcon,
  Menu,
  type MenuEntry,
  MoreIcon,
  Page,
  PrintIcon,
  printPage,
  ProblemNotice,
  type SeenProblem,
  Skeleton,
  Tabs,
  useNarrow,
  usePainted,
  useWords,
} from '#kit';
import { frameWords } from './frame-words.ts';
import { Gone } from './gone.tsx';
import type { Editable } from './kinds.ts';
import { Neighbours } from './neighbours.tsx';
import { type RecordPath, useBesidePlace } from './place.ts';
import { OthersHere } from './presence.tsx';
import './record.css';

interface Head {
  /** The list it stands in, and what that is called. */
  path: RecordPath;
  list: string;
  id: string;
}

interface Record extends Head {
  object: Editable;
  name: string;
  /** The record in a line. */
  summary: ReactNode;
  /** Somebody is changing it here. */
  editing: boolean;
  /** The acts in sight; all others are in the menu. */
  acts: ReactNode;
  /** Usual ones, then those that take it away. */
  menu: [MenuEntry[], MenuEntry[]];
  /** What stands over the columns: a refusal, the stages of a deal. */
  top?: ReactNode;
  facts: ReactNode;
  happened: ReactNode;
  related: ReactNode;
  /** The panels of its acts. */
  children: ReactNode;
}

export function RecordFrame(record: Record) {
  const t = useWords(frameWords);
  const beside = useBesidePlace();
  const { object, id, name, summary, top, facts, happened } = record;
  const others = <OthersHere object={object} recordId={id} editing={record.editing} />;
  const [usual, away] = record.menu;
  const print = { key: 'print', label: t.print, icon: <PrintIcon />, act: () => void printPage() };
  const acts = (
    <>
      {record.acts}
      <Menu groups={[[...usual, print], away]}>
        <Button icon={<MoreIcon />} aria-label={t.more} />
      </Menu>
    </>
  );
  // What is known of it is seen at once; what can be done and what happened comes right after.
  const whole = usePainted(id, beside === null);
  if (beside) {
    return (
      <div className="lk-record-beside">
        <BesideHead title={name} />
        <div className="lk-quiet">{summary}</div>
        {whole && others}
        <div className="lk-row lk-record-beside-acts">{whole && acts}</div>
        <Gone object={object} id={id} />
        {top}
        {facts}
        {whole && happened}
        {whole && record.children}
      </div>
    );
  }
  return (
    <Page
      above={<Above {...record} />}
      title={name}
      subtitle={
        <>
          {summary}
          {others}
        </>
      }
      actions={acts}
    >
      <Gone object={object} id={id} />
      {top}
      <Columns {...record} />
      {record.children}
    </Page>
  );
}

/** The way back to the list, and through it. */
const Above = ({ path, list, id }: Head) => (
  <div className="lk-record-above">
    <Link to={path} className="lk-back">
      <BackIcon aria-hidden="true" /> {list}
    </Link>
    <Neighbours path={path} id={id} />
  </div>
);

function BesideHead({ title }: { title: ReactNode }) {
  const t = useWords(frameWords);
  const beside = useBesidePlace();
  return (
    <header className="lk-record-beside-head">
      <h2>{title}</h2>
      <Button
        kind="text"
        icon={<FullPageIcon />}
        aria-label={t.fullPage}
        title={t.fullPage}
        onClick={beside?.openFull}
      />
      <Button kind="text" icon={<CloseIcon />} aria-label={t.close} title={t.close} onClick={beside?.close} />
    </header>
  );
}

function Columns({ facts, happened, related }: Record) {
  const t = useWords(frameWords);
  const narrow = useNarrow();
  const [tab, setTab] = useState<'happened' | 'related' | 'facts'>('happened');
  if (narrow) {
    return (
      <Tabs
        open={tab}
        change={setTab}
        tabs={[
          { key: 'happened', label: t.timeline, content: happened },
          { key: 'related', label: t.related, content: related },
          { key: 'facts', label: t.facts, content: facts },
        ]}
      />
    );
  }
  return (
    <div className="lk-record">
      <div className="lk-record-facts">{facts}</div>
      <div className="lk-record-happened">{happened}</div>
      <div className="lk-record-related">{related}</div>
    </div>
  );
}

/** A record that isn't there yet, or can't be had: what is known of it stands there at once. */
export function RecordWaiting(
  props: Head & { name?: string; summary?: ReactNode; problem: SeenProblem | undefined; retry: () => void },
) {
  const { problem, name, summary } = props;
  const beside = useBesidePlace();
  const body = problem ? <ProblemNotice problem={problem} retry={props.retry} /> : <Skeleton lines={8} />;
  const title = name ?? (problem ? props.list : <Skeleton lines={1} />);
  if (!beside) {
    return (
      <Page above={<Above {...props} />} title={title} subtitle={summary}>
        {body}
      </Page>
    );
  }
  return (
    <div className="lk-record-beside">
      <BesideHead title={title} />
      {summary && <div className="lk-quiet">{summary}</div>}
      {body}
    </div>
  );
}

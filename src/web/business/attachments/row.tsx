/** A file in a line: its picture or sign, its name, and whatever stands under and beside it. */
import type { ReactNode } from 'react';
import { attachments, type Attachment } from '#contract/business/attachments';
import {
  addressOf,
  AttachIcon,
  Button,
  CloseIcon,
  problemWords,
  RetryIcon,
  type Uploads,
  useWords,
} from '#kit';
import { attachmentWords } from './words.ts';
import './attachments.css';

/** A larger picture takes longer than it is worth at this size. */
const shownBytes = 5 * 1024 * 1024;

const addressOfFile = ({ id }: Attachment) => addressOf(attachments.file, { params: { id } });

/** The file by its name: a picture is looked at, everything else is saved. */
export function FileLink({ file, children }: { file: Attachment; children?: ReactNode }) {
  const where = file.picture ? { target: '_blank', rel: 'noreferrer' } : { download: file.name };
  return (
    <a href={addressOfFile(file)} {...where}>
      {children}
      <span>{file.name}</span>
    </a>
  );
}

export const FileSign = ({ file }: { file: Attachment }) =>
  file.picture && file.bytes <= shownBytes ? (
    <img className="lk-files-sign" src={addressOfFile(file)} alt="" loading="lazy" decoding="async" />
  ) : (
    <span className="lk-files-sign" aria-hidden="true">
      <AttachIcon />
    </span>
  );

export function FileRow(props: { file: Attachment; under?: ReactNode; end?: ReactNode }) {
  return (
    <li className="lk-files-row">
      <FileSign file={props.file} />
      <div className="lk-files-what">
        <FileLink file={props.file} />
        <div className="lk-quiet lk-hint">{props.under}</div>
      </div>
      {props.end}
    </li>
  );
}

/** Files on their way up, each with how far it is and what can be done about it. */
export function UploadRows({ uploads: { uploads, cancel, retry } }: { uploads: Uploads }) {
  const t = useWords(attachmentWords);
  const problems = useWords(problemWords);
  return uploads.map(({ key, name, share, problem }) => (
    <li key={key} className="lk-files-row">
      <span className="lk-files-sign" aria-hidden="true">
        <AttachIcon />
      </span>
      <div className="lk-files-what">
        <span>{name}</span>
        {problem ? (
          <div className="lk-fault" role="alert">
            {problem.code === 'too_large' && t.tooLarge}
            {problem.code === 'unreachable' && t.away}
            {problem.code !== 'too_large' &&
              problem.code !== 'unreachable' &&
              `${t.failed}${problems[problem.code].title}`}
          </div>
        ) : (
          <progress className="lk-files-progress" value={share} aria-label={t.sending(name)} />
        )}
      </div>
      {problem && problem.code !== 'too_large' && (
        <Button kind="text" icon={<RetryIcon />} aria-label={t.retry(name)} onClick={() => retry(key)} />
      )}
      <Button
        kind="text"
        icon={<CloseIcon />}
        aria-label={problem ? t.dismiss(name) : t.cancel(name)}
        onClick={() => cancel(key)}
      />
    </li>
  ));
}

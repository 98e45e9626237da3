/** The files of a record, on its page. */
import { useRef } from 'react';
import { attachments, type Attachment, type AttachmentObject } from '#contract/business/attachments';
import {
  BinIcon,
  Button,
  ProblemNotice,
  Section,
  Skeleton,
  useAct,
  useApi,
  useFormat,
  useNarrow,
  useToast,
  useUploads,
  useWords,
} from '#kit';
import { AddFiles } from './add.tsx';
import { usePageFiles } from './page-files.ts';
import { FileRow, UploadRows } from './row.tsx';
import { attachmentWords } from './words.ts';

/** @param props.mayAdd this person may add files; the page then takes what is dropped or pasted */
export function AttachmentsOf(props: {
  object: AttachmentObject;
  record: { id: string; name: string };
  mayAdd: boolean;
}) {
  const { object, record, mayAdd } = props;
  const t = useWords(attachmentWords);
  const narrow = useNarrow();
  const part = useRef<HTMLUListElement>(null);
  const query = { object, recordId: record.id };
  const { data, problem, loading, reload } = useApi(attachments.list, { query });
  const uploads = useUploads(attachments.upload, ({ name }) => ({ query: { ...query, name } }));
  const over = usePageFiles(part, mayAdd, uploads.add);
  const { remove, fault } = useRemove();
  const seen = problem ?? fault;
  const empty = data?.items.length === 0 && uploads.uploads.length === 0;
  return (
    <>
      <Section title={t.title} action={mayAdd && <AddFiles add={uploads.add} bare />}>
        {seen && <ProblemNotice problem={seen} retry={reload} />}
        {loading && <Skeleton lines={1} />}
        {empty && <p className="lk-quiet">{mayAdd && !narrow ? t.none : t.noneOnly}</p>}
        <ul ref={part} className="lk-files">
          <UploadRows uploads={uploads} />
          {data?.items.map((file) => (
            <FileRow
              key={file.id}
              file={file}
              under={<Origin file={file} />}
              end={
                file.can.delete && (
                  <Button
                    kind="text"
                    icon={<BinIcon />}
                    aria-label={t.delete(file.name)}
                    onClick={() => remove(file)}
                  />
                )
              }
            />
          ))}
        </ul>
      </Section>
      {over && (
        <div className="lk-files-target">
          <span>{t.dropTo(record.name)}</span>
        </div>
      )}
    </>
  );
}

/** How large it is, whose and since when. */
function Origin({ file }: { file: Attachment }) {
  const { bytes, ago, instant } = useFormat();
  return (
    <>
      {[bytes(file.bytes), file.by?.name].filter(Boolean).join(' · ')} ·{' '}
      <time dateTime={file.createdAt} title={instant(file.createdAt)}>
        {ago(file.createdAt)}
      </time>
    </>
  );
}

function useRemove() {
  const t = useWords(attachmentWords);
  const toast = useToast();
  const remove = useAct(attachments.remove);
  const restore = useAct(attachments.restore);
  return {
    fault: remove.problem,
    remove: ({ id, version, name }: Attachment) =>
      remove.send({ params: { id }, version }, () =>
        toast(t.deleted(name), () => restore.run({ params: { id } })),
      ),
  };
}

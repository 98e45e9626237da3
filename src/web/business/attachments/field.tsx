/** Files as a field of a form: uploaded at once, at the record when the form is sent. */
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react';
import { attachments, type Attachment } from '#contract/business/attachments';
import { type Binding, Button, CloseIcon, useAct, useApi, useFormat, useUploads, useWords } from '#kit';
import { AddFiles } from './add.tsx';
import { FileRow, UploadRows } from './row.tsx';
import { bringsFiles, filesOf, usePasted } from './taking.ts';
import { attachmentWords } from './words.ts';

/**
 * @returns the list and the button for the form; what its surroundings take, so that files are dropped and pasted
 * there; and whether some are still on their way
 */
export function useFilesField(bind: Binding<string[]>) {
  const t = useWords(attachmentWords);
  const { bytes } = useFormat();
  const ids = useRef(bind.value ?? []);
  useEffect(() => {
    ids.current = bind.value ?? [];
  }, [bind.value]);
  // Several may arrive before the form is drawn anew.
  const set = (next: string[]) => {
    ids.current = next;
    bind.set(next);
  };
  const [fresh, setFresh] = useState<readonly Attachment[]>([]);
  const uploads = useUploads(attachments.upload, ({ name }) => ({ query: { name } }), {
    done: (file) => {
      setFresh((all) => [...all, file]);
      set([...ids.current, file.id]);
    },
  });
  // After a reload the draft knows only which they were.
  const isUnknown = ids.current.some((id) => !fresh.some((file) => file.id === id));
  const { data } = useApi(attachments.list, isUnknown ? { query: {} } : null);
  const remove = useAct(attachments.remove);
  const files = (bind.value ?? []).flatMap(
    (id) => [...fresh, ...(data?.items ?? [])].find((file) => file.id === id) ?? [],
  );
  const takeOut = ({ id, version }: Attachment) => {
    set(ids.current.filter((other) => other !== id));
    remove.send({ params: { id }, version });
  };

  const pasted = usePasted();
  const [over, setOver] = useState(false);
  const surroundings = {
    'data-over': over || undefined,
    onDragOver: (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.stopPropagation();
      setOver(false);
      uploads.add(filesOf(event.dataTransfer));
    },
    onPaste: (event: ClipboardEvent) => {
      const found = pasted(event.clipboardData);
      if (found.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      uploads.add(found);
    },
  };

  return {
    surroundings,
    busy: uploads.busy,
    /** All that belong to the form, those sent again that did not arrive. @throws ProblemError where one is missing */
    finish: async (): Promise<string[]> => {
      await uploads.finish();
      return ids.current;
    },
    any: files.length + uploads.uploads.length > 0,
    button: <AddFiles add={uploads.add} disabled={bind.disabled} />,
    list: files.length + uploads.uploads.length > 0 && (
      <ul className="lk-files lk-form-wide">
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            under={bytes(file.bytes)}
            end={
              <Button
                kind="text"
                icon={<CloseIcon />}
                aria-label={t.delete(file.name)}
                onClick={() => takeOut(file)}
              />
            }
          />
        ))}
        <UploadRows uploads={uploads} />
      </ul>
    ),
  };
}

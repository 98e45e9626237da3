/** The files of a follow-up, where it is read. */
import type { Attachment } from '#contract/business/attachments';
import { useWords } from '#kit';
import { FileLink, FileSign } from './row.tsx';
import { attachmentWords } from './words.ts';
import './attachments.css';

export function FileChips({ files }: { files: readonly Attachment[] }) {
  const t = useWords(attachmentWords);
  if (files.length === 0) return null;
  return (
    <ul className="lk-files-chips" aria-label={t.files(files.length)}>
      {files.map((file) => (
        <li key={file.id}>
          <FileLink file={file}>
            <FileSign file={file} />
          </FileLink>
        </li>
      ))}
    </ul>
  );
}

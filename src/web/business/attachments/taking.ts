/** Files that somebody drops or pastes. */
import { useFormat, useWords } from '#kit';
import { attachmentWords } from './words.ts';

export const bringsFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;

/** The files, without folders: of these a browser tells only the name. */
export const filesOf = (data: DataTransfer | null): File[] =>
  [...(data?.items ?? [])].flatMap((item) => {
    const file = item.kind === 'file' && !item.webkitGetAsEntry()?.isDirectory && item.getAsFile();
    return file ? [file] : [];
  });

/** Gives what reads the files of a paste. Where there is text too (cells of a sheet, say), the text is meant. */
export function usePasted(): (data: DataTransfer | null) => File[] {
  const t = useWords(attachmentWords);
  const { instant } = useFormat();
  return (data) => {
    if (!data || data.types.includes('text/plain')) return [];
    // Browsers call every picture of the clipboard the same.
    const name = `${t.screenshot} ${instant(new Date().toISOString()).replace(/[/:]/g, '-')}.png`;
    return filesOf(data).map((file) =>
      file.name === 'image.png' ? new File([file], name, { type: file.type }) : file,
    );
  };
}

import { ButtonLink, defineMessages, DownloadIcon, useRight, useWords } from '#kit';

const words = defineMessages({
  'zh-Hans': { export: '导出' },
  'zh-Hant': { export: '匯出' },
  en: { export: 'Export' },
});

/** Takes the list of a page along as a file, for those who may. @param props.href the export's address, with the filters now */
export function ExportLink({ href }: { href: string }) {
  const t = useWords(words);
  const mayExport = useRight('records.export');
  return (
    mayExport && (
      <ButtonLink href={href} download icon={<DownloadIcon />}>
        {t.export}
      </ButtonLink>
    )
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { importObjects, imports } from '#contract/business/transfer';
import { FilterOne, newKey, Notice, ProblemNotice, UploadIcon, useAct, useMe, useWords, wordFor } from '#kit';
import { createRight, type ImportObject } from './objects.ts';
import { fileProblemWords } from './problem-words.ts';
import { Template } from './template.tsx';
import { importWords } from './words.ts';

/** Takes a file by drop or by choice, and goes on to its check. */
export function Upload() {
  const t = useWords(importWords);
  const me = useMe();
  const navigate = useNavigate();
  const create = useAct(imports.create);
  const [object, setObject] = useState<ImportObject>();
  const [over, setOver] = useState(false);
  const allowed = importObjects.filter((one) => me?.permissions[createRight[one]]);
  const send = async (file: File | undefined) => {
    if (!file || create.busy) return;
    try {
      const { id } = await create.run({
        query: { fileName: file.name.slice(-255), ...(object ? { object } : {}) },
        file,
        // A file is the same attempt only if it is the same click.
        idempotencyKey: newKey(),
      });
      await navigate({ to: '/imports/$id', params: { id } });
    } catch {
      // Shown below.
    }
  };
  return (
    <section className="lk-stack" aria-label={t.title}>
      <div className="lk-row">
        <span className="lk-quiet">{t.kind}</span>
        <FilterOne
          label={t.kind}
          placeholder={t.auto}
          value={object}
          options={allowed.map((value) => ({ value, label: t.objects[value] }))}
          change={setObject}
        />
      </div>
      <label className={over ? 'lk-drop lk-drop-over' : 'lk-drop'}>
        <input
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          disabled={create.busy}
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onChange={(event) => {
            setOver(false);
            void send(event.target.files?.[0]);
            // The same file can be chosen again after it was corrected.
            event.target.value = '';
          }}
        />
        {create.busy ? <span className="lk-spin" aria-hidden="true" /> : <UploadIcon aria-hidden="true" />}
        <strong>{create.busy ? t.uploading : t.drop}</strong>
        <span className="lk-quiet">{t.dropHint}</span>
      </label>
      <UploadProblem problem={create.problem} />
      <Template object={object ?? 'customer'} objects={allowed} />
    </section>
  );
}

function UploadProblem({ problem }: { problem: ReturnType<typeof useAct>['problem'] }) {
  const words = useWords(fileProblemWords);
  if (!problem) return null;
  const reason = problem.code === 'unreadable_file' ? problem.errors?.[0]?.code : undefined;
  if (!reason) return <ProblemNotice problem={problem} />;
  return <Notice tone="closed" title={wordFor(words, reason)} />;
}

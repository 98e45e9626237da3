import { useState } from 'react';
import { useWords } from '../words/define.ts';
import { kitWords } from '../words/kit.ts';
import { Button } from './button.tsx';
import './copy.css';

/** A text to take along: a secret, a link. Selected on focus, so that it can be taken where the clipboard is refused. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const t = useWords(kitWords);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Over plain http browsers give no clipboard; the text stands there to be selected.
    }
  };
  return (
    <div className="lk-copy">
      <input readOnly value={text} aria-label={label} onFocus={(e) => e.currentTarget.select()} />
      <Button onClick={() => void copy()}>{copied ? t.copied : t.copy}</Button>
    </div>
  );
}

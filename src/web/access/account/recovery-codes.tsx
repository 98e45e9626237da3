import { useState } from 'react';
import { factors, type Factors } from '#contract/access/factors';
import {
  Button,
  CheckIcon,
  CopyIcon,
  DownloadIcon,
  Notice,
  PrintIcon,
  ProblemNotice,
  SidePanel,
  useAct,
  useConfirm,
  useFormat,
  useMe,
  useWords,
} from '#kit';
import { useFreshProof } from '#web/access/shared';
import { factorWords } from './factor-words.ts';
import { Factor } from './factor.tsx';

/** With so few left it is time for new ones. */
const few = 2;

/** Recovery codes: how many are left, and making new ones. `suggest`: there is something that could be lost. */
export function MyRecoveryCodes({ codes, suggest }: { codes: Factors['recoveryCodes']; suggest: boolean }) {
  const t = useWords(factorWords);
  const { instant } = useFormat();
  const confirm = useConfirm();
  const fresh = useFreshProof();
  const make = useAct(factors.makeRecoveryCodes);
  const [made, setMade] = useState<string[]>();
  const makeNew = async () => {
    const title = t.codesRemakeTitle;
    if (
      codes &&
      codes.left > 0 &&
      !(await confirm({ title, content: t.codesRemakeHint, act: t.codesRemake }))
    )
      return;
    fresh.send(
      () => make.run({}),
      (reply) => setMade(reply.codes),
    );
  };
  const close = async () => {
    if (await confirm({ title: t.keptTitle, content: t.keptHint, act: t.kept, danger: false }))
      setMade(undefined);
  };
  return (
    <Factor
      title={t.codes}
      hint={t.codesHint}
      state={codes ? t.codesLeft(codes.left, instant(codes.madeAt)) : t.codesNone}
      action={
        <Button busy={fresh.busy} onClick={() => void makeNew()}>
          {codes ? t.codesRemake : t.codesMake}
        </Button>
      }
    >
      {codes && codes.left <= few && (
        <Notice tone="challenge" title={t.codesFew(codes.left)}>
          <p>{t.codesFewHint}</p>
        </Notice>
      )}
      {!codes && suggest && (
        <Notice title={t.codesNext}>
          <p>{t.codesNextHint}</p>
        </Notice>
      )}
      {fresh.problem && <ProblemNotice problem={fresh.problem} />}
      {fresh.dialog}
      <SidePanel open={made !== undefined} title={t.codes} close={() => void close()}>
        {made && <ShownOnce codes={made} kept={() => setMade(undefined)} />}
      </SidePanel>
    </Factor>
  );
}

function ShownOnce({ codes, kept }: { codes: string[]; kept: () => void }) {
  const t = useWords(factorWords);
  const me = useMe();
  const [copied, setCopied] = useState(false);
  const title = t.codesFor(me?.email ?? me?.name ?? '');
  const text = [`Latchkey · ${title}`, location.origin, '', ...codes, ''].join('\n');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Over plain http browsers give no clipboard; there is still printing and saving.
    }
  };
  return (
    <div className="lk-stack lk-account-codes">
      <Notice tone="challenge" title={t.codesOnce}>
        <p>{t.codesOnceHint}</p>
      </Notice>
      <h3>{title}</h3>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="lk-row">
        <Button icon={<PrintIcon />} onClick={() => print()}>
          {t.print}
        </Button>
        <Button icon={<CopyIcon />} onClick={() => void copy()}>
          {copied ? t.copied : t.copy}
        </Button>
        <Button icon={<DownloadIcon />} onClick={() => save('latchkey-recovery-codes.txt', text)}>
          {t.download}
        </Button>
      </div>
      <div>
        <Button kind="primary" icon={<CheckIcon />} onClick={kept}>
          {t.kept}
        </Button>
      </div>
    </div>
  );
}

/** Gives a text to the browser to be saved. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

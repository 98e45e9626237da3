import Markdown from 'markdown-to-jsx/react';
import type { ReactNode } from 'react';
import './prose.css';

/**
 * Text in Markdown: the guide. HTML in it is shown as it is written, never made part of the page.
 * @param follow what a link of the text does here; null: it leads out of the app, and opens beside it
 */
export function Prose({ text, follow }: { text: string; follow: (href: string) => (() => void) | null }) {
  const link = ({ href = '', children }: { href?: string; children?: ReactNode }) => {
    const act = follow(href);
    if (act)
      return (
        <button type="button" className="lk-prose-link" onClick={act}>
          {children}
        </button>
      );
    return (
      <a href={href} target="_blank" rel="noreferrer">
        {children}
      </a>
    );
  };
  // The page has the first heading.
  const heading = ({ children }: { children?: ReactNode }) => <h2>{children}</h2>;
  const table = ({ children }: { children?: ReactNode }) => (
    <div className="lk-prose-table">
      <table>{children}</table>
    </div>
  );
  const overrides = { a: link, table, h1: heading };
  return (
    <div className="lk-prose">
      <Markdown options={{ disableParsingRawHTML: true, forceBlock: true, slugify: () => '', overrides }}>
        {text}
      </Markdown>
    </div>
  );
}

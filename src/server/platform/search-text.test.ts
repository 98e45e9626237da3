import fc from 'fast-check';
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, expect, it } from 'vitest';
import { matches, searchColumns } from './search-text.ts';

const db = new Kysely<never>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (any) => new PostgresIntrospector(any),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const compiled = (typed: string) => {
  const condition = matches('c', typed);
  if (!condition) throw new Error('nothing to search');
  return condition.compile(db);
};

/** What PostgreSQL would find, worked out here. */
function finds(typed: string, name: string, more: string[] = []): boolean {
  const { search_text, search_grams } = searchColumns(name, more);
  return compiled(typed).parameters.every((sought) => {
    if (Array.isArray(sought)) return sought.every((gram) => search_grams.includes(String(gram)));
    const like = /^%(.*)%$/su.exec(String(sought))?.[1]?.replace(/\\([\\%_])/g, '$1');
    return search_text.includes(like ?? String(sought));
  });
}

describe('search', () => {
  const han = fc.array(fc.constantFrom(...'华为技术有限公司重庆长城科乐'), { minLength: 1, maxLength: 20 });

  it('finds a Chinese name by any part of it', () => {
    fc.assert(
      fc.property(han, fc.nat(19), fc.integer({ min: 1, max: 20 }), (signs, from, length) => {
        const start = from % signs.length;
        const part = signs.slice(start, start + length).join('');
        expect(finds(part, signs.join(''))).toBe(true);
      }),
    );
  });

  it('finds by pinyin, initials, beginnings, digits of a phone, several words in any order', () => {
    for (const typed of ['hwjs', 'huawei', 'hw', 'h', '术 华为', '华为tech', '075528', '0755-28']) {
      expect(finds(typed, '华为技术 华为Tech', ['0755-2878 0808']), typed).toBe(true);
    }
    expect(finds('inter', 'Micro & Intertek Ltd')).toBe(true);
  });

  it('finds nothing else', () => {
    for (const typed of ['为华', '华技', 'hwjz', 'uw', '华为b'])
      expect(finds(typed, '华为技术'), typed).toBe(false);
  });

  it('keeps the trigram index away from Chinese and from short words: for those it would be read whole', () => {
    for (const typed of ['华为', '华', 'hw', '华为技术']) expect(compiled(typed).sql).not.toContain(' like ');
    expect(compiled('hwjs').sql).toContain(' like ');
  });

  it('is planned for the words sought, not once for all', () => {
    expect(compiled('华为').sql).toContain('planned anew');
  });
});

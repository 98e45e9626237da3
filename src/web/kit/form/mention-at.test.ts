import { describe, expect, it } from 'vitest';
import { mentionAt, withMention } from './mention-at.ts';

describe('naming somebody', () => {
  it.each([
    ['@', ''],
    ['请 @wang', 'wang'],
    ['请@王', '王'],
    ['（@李', '李'],
    ["@w'f", "w'f"],
  ])('is begun in %s', (text, typed) => {
    expect(mentionAt(text, text.length)).toEqual({
      start: text.length - typed.length - 1,
      end: text.length,
      typed,
    });
  });

  it.each(['', '王芳', 'wang@huaxin', 'a.b+c@d', '@王芳 好', '@王芳，', '@@ '])('is not in %s', (text) => {
    expect(mentionAt(text, text.length)).toBeNull();
  });

  it('looks at what is before the cursor, and leaves what is behind it', () => {
    const text = '请 @wa 明天去';
    const at = mentionAt(text, 5);
    if (!at) throw new Error('nobody is named');
    expect(withMention(text, at, '王芳')).toEqual({ text: '请 @王芳 明天去', cursor: 6 });
    expect(withMention('@', { start: 0, end: 1, typed: '' }, '王芳')).toEqual({ text: '@王芳 ', cursor: 4 });
  });
});

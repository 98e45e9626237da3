/** What a board says aloud while something is moved by keyboard. */
import { defineMessages } from '../words/define.ts';

export const boardWords = defineMessages({
  'zh-Hans': {
    how: '按空格键拿起，用左右方向键选择一列，再按空格键放下，按 Esc 取消。',
    pickedUp: (name: string) => `已拿起“${name}”。`,
    over: (name: string, column: string) => `“${name}”在“${column}”上方。`,
    dropped: (name: string, column: string) => `“${name}”已放到“${column}”。`,
    cancelled: (name: string) => `已取消，“${name}”留在原处。`,
  },
  'zh-Hant': {
    how: '按空白鍵拿起，用左右方向鍵選擇一欄，再按空白鍵放下，按 Esc 取消。',
    pickedUp: (name) => `已拿起「${name}」。`,
    over: (name, column) => `「${name}」在「${column}」上方。`,
    dropped: (name, column) => `「${name}」已放到「${column}」。`,
    cancelled: (name) => `已取消，「${name}」留在原處。`,
  },
  en: {
    how: 'Press space to pick up, left and right arrows to choose a column, space to drop, Esc to cancel.',
    pickedUp: (name) => `Picked up “${name}”.`,
    over: (name, column) => `“${name}” is over “${column}”.`,
    dropped: (name, column) => `“${name}” dropped on “${column}”.`,
    cancelled: (name) => `Cancelled; “${name}” stays where it was.`,
  },
});

/** What a board says aloud while something is moved. */
import { defineMessages } from '../words/define.ts';

export const boardWords = defineMessages({
  'zh-Hans': {
    how: '按空格键拿起，用方向键选择位置，再按空格键放下，按 Esc 取消。',
    pickedUp: (name: string) => `已拿起“${name}”。`,
    over: (name: string, column: string, place: number, of: number) =>
      `“${name}”在“${column}”第 ${place} 位，共 ${of} 位。`,
    dropped: (name: string, column: string, place: number) => `“${name}”已放到“${column}”第 ${place} 位。`,
    cancelled: (name: string) => `“${name}”留在原处。`,
  },
  'zh-Hant': {
    how: '按空白鍵拿起，用方向鍵選擇位置，再按空白鍵放下，按 Esc 取消。',
    pickedUp: (name) => `已拿起「${name}」。`,
    over: (name, column, place, of) => `「${name}」在「${column}」第 ${place} 位，共 ${of} 位。`,
    dropped: (name, column, place) => `「${name}」已放到「${column}」第 ${place} 位。`,
    cancelled: (name) => `「${name}」留在原處。`,
  },
  en: {
    how: 'Press space to pick up, arrows to choose a place, space to drop, Esc to cancel.',
    pickedUp: (name) => `Picked up “${name}”.`,
    over: (name, column, place, of) => `“${name}” is over “${column}”, place ${place} of ${of}.`,
    dropped: (name, column, place) => `“${name}” dropped on “${column}”, place ${place}.`,
    cancelled: (name) => `“${name}” stays where it was.`,
  },
});

/** What is said when a record is changed, and when its changes are put back. */
import { defineMessages } from '#kit';

export const editingWords = defineMessages({
  'zh-Hans': {
    saved: '已保存',
    nothing: '（空）',
    somebody: '其他人',
    changedTo: (field: string, from: string, to: string) => `${field} ${from} → ${to}`,
    meanwhile: (who: string, changes: string[]) => `。期间${who}修改了：${changes.join('；')}`,
  },
  'zh-Hant': {
    saved: '已儲存',
    nothing: '（空）',
    somebody: '其他人',
    changedTo: (field, from, to) => `${field} ${from} → ${to}`,
    meanwhile: (who, changes) => `。期間${who}修改了：${changes.join('；')}`,
  },
  en: {
    saved: 'Saved',
    nothing: '(empty)',
    somebody: 'somebody',
    changedTo: (field, from, to) => `${field} ${from} → ${to}`,
    meanwhile: (who, changes) => `. Meanwhile ${who} changed: ${changes.join('; ')}`,
  },
});

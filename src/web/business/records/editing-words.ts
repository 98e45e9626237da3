/** What is said when a record is changed, and when its changes are put back. */
import { defineMessages } from '#kit';

export const editingWords = defineMessages({
  'zh-Hans': {
    saved: '已保存',
    nothing: '（空）',
    putBack: '改回',
    putBackAll: '全部改回',
    putBackField: (field: string) => `改回${field}`,
    wasPutBack: '已改回原来的内容',
    changedSince: '这些内容后来又改过，仍要改回吗？',
    somebody: '其他人',
    changedTo: (field: string, from: string, to: string) => `${field} ${from} → ${to}`,
    meanwhile: (who: string, changes: string) => `。期间${who}修改了：${changes}`,
  },
  'zh-Hant': {
    saved: '已儲存',
    nothing: '（空）',
    putBack: '改回',
    putBackAll: '全部改回',
    putBackField: (field) => `改回${field}`,
    wasPutBack: '已改回原來的內容',
    changedSince: '這些內容後來又改過，仍要改回嗎？',
    somebody: '其他人',
    changedTo: (field, from, to) => `${field} ${from} → ${to}`,
    meanwhile: (who, changes) => `。期間${who}修改了：${changes}`,
  },
  en: {
    saved: 'Saved',
    nothing: '(empty)',
    putBack: 'Put back',
    putBackAll: 'Put all back',
    putBackField: (field) => `Put back ${field}`,
    wasPutBack: 'Put back as it was',
    changedSince: 'This was changed again since. Put it back all the same?',
    somebody: 'somebody',
    changedTo: (field, from, to) => `${field} ${from} → ${to}`,
    meanwhile: (who, changes) => `. Meanwhile ${who} changed: ${changes}`,
  },
});

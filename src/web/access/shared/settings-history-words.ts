/** The words of the history of settings. */
import { defineMessages } from '#kit';

export const settingsHistoryWords = defineMessages({
  'zh-Hans': {
    history: '修改历史',
    system: '系统',
    none: '还没有修改记录',
    more: '更早的记录',
    /** What was done, after a name. */
    acts: { created: '添加', changed: '修改', moved: '移动', deleted: '删除', restored: '恢复' },
    /** Secrets are told as such, and so is what has no sentence. */
    marks: { kept: '（保密）', replaced: '（新的，保密）', changed: '（已更改）' },
  },
  'zh-Hant': {
    history: '修改紀錄',
    system: '系統',
    none: '還沒有修改紀錄',
    more: '更早的紀錄',
    acts: { created: '新增', changed: '修改', moved: '移動', deleted: '刪除', restored: '還原' },
    marks: { kept: '（保密）', replaced: '（新的，保密）', changed: '（已變更）' },
  },
  en: {
    history: 'History',
    system: 'The system',
    none: 'Nothing was changed yet',
    more: 'Earlier changes',
    acts: {
      created: 'added it',
      changed: 'changed it',
      moved: 'moved it',
      deleted: 'deleted it',
      restored: 'restored it',
    },
    marks: { kept: '(secret)', replaced: '(a new one, secret)', changed: '(changed)' },
  },
});

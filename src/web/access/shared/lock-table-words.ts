import type { ReleaseRoute } from '#contract/access/triggers';
import { defineMessages } from '#kit';

/** How a lock ended, of which nobody is in doubt any more. */
export const endRouteWords = defineMessages<Record<ReleaseRoute, string>>({
  'zh-Hans': {
    time: '到时间恢复',
    proof: '本人已证明',
    administrator: '管理员已解除',
    approval: '已批准',
    update: '已更新',
    console: '服务器控制台解除',
  },
  'zh-Hant': {
    time: '到時間恢復',
    proof: '本人已證明',
    administrator: '管理員已解除',
    approval: '已核准',
    update: '已更新',
    console: '伺服器主控台解除',
  },
  en: {
    time: 'Its time was over',
    proof: 'Proved by its owner',
    administrator: 'Lifted',
    approval: 'Approved',
    update: 'Updated',
    console: "Lifted from the server's console",
  },
});

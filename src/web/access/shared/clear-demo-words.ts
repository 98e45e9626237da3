import type { z } from 'zod';
import type { demo } from '#contract/business/records';
import { defineMessages, plural } from '#kit';

type There = z.output<typeof demo.get.reply>;

export const clearDemoWords = defineMessages({
  'zh-Hans': {
    clear: '清除演示数据',
    title: '清除全部演示数据？',
    goes: (n: There) =>
      `将删除虚构的 ${n.customers} 个客户、${n.contacts} 位联系人、${n.followUps} 条跟进、${n.opportunities} 个商机、${n.products} 个产品和 ${n.people} 位同事。不能撤销。`,
    stays: '您和同事录入的内容会保留；改过的演示记录，以及您的记录所用到的，也会保留。',
    cleared: (removed: number, kept: number) =>
      kept > 0 ? `已清除 ${removed} 条演示数据；保留 ${kept} 条改过或用到的` : `已清除 ${removed} 条演示数据`,
  },
  'zh-Hant': {
    clear: '清除示範資料',
    title: '清除全部示範資料？',
    goes: (n) =>
      `將刪除虛構的 ${n.customers} 個客戶、${n.contacts} 位聯絡人、${n.followUps} 筆跟進、${n.opportunities} 個商機、${n.products} 個產品與 ${n.people} 位同事。無法復原。`,
    stays: '您與同事輸入的內容會保留；改過的示範記錄，以及您的記錄所用到的，也會保留。',
    cleared: (removed, kept) =>
      kept > 0 ? `已清除 ${removed} 筆示範資料；保留 ${kept} 筆改過或用到的` : `已清除 ${removed} 筆示範資料`,
  },
  en: {
    clear: 'Remove the demo data',
    title: 'Remove all demo data?',
    goes: (n) =>
      `Made up, and deleted for good: ${plural(n.customers, 'customer', 'customers')}, ${plural(n.contacts, 'contact', 'contacts')}, ${plural(n.followUps, 'follow-up', 'follow-ups')}, ${plural(n.opportunities, 'opportunity', 'opportunities')}, ${plural(n.products, 'product', 'products')} and ${plural(n.people, 'colleague', 'colleagues')}.`,
    stays:
      'What you and your colleagues entered stays; so do demo records that were changed, or that yours refer to.',
    cleared: (removed, kept) =>
      kept > 0
        ? `${plural(removed, 'demo record', 'demo records')} removed; ${kept} kept that were changed or are in use`
        : `${plural(removed, 'demo record', 'demo records')} removed`,
  },
});

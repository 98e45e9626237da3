import type { houseSteps, ownSteps } from '#contract/business/first-days';
import { defineMessages } from '#kit';

type Step = (typeof houseSteps | typeof ownSteps)[number];
type StepWords = Record<Step, string>;

const steps = (words: StepWords): StepWords => words;

export const firstDaysWords = defineMessages({
  'zh-Hans': {
    title: '头几天',
    progress: (done: number, of: number) => `已完成 ${done} / ${of}`,
    house: '为公司',
    own: '为自己',
    done: '已完成：',
    putAway: '收起',
    isPutAway: '已收起。在“今天”的帮助里可以再打开',
    again: '再看看“头几天”的清单',
    demo: '这里还有演示数据',
    steps: steps({
      colleagues: '请同事进来',
      customers: '录入第一个客户，或导入已有的',
      pipelines: '看看销售流程的阶段',
      mail: '发一封测试邮件',
      secondProof: '添加第二种验证方式',
      recoveryCodes: '生成恢复码并收好',
      followUp: '记录第一次跟进',
      view: '把常用的筛选存成视图',
      notices: '选择哪些通知要发邮件',
      palette: '试试搜索和命令',
    }),
  },
  'zh-Hant': {
    title: '頭幾天',
    progress: (done, of) => `已完成 ${done} / ${of}`,
    house: '為公司',
    own: '為自己',
    done: '已完成：',
    putAway: '收起',
    isPutAway: '已收起。在「今天」的說明裡可以再打開',
    again: '再看看「頭幾天」的清單',
    demo: '這裡還有示範資料',
    steps: steps({
      colleagues: '邀請同事加入',
      customers: '輸入第一個客戶，或匯入既有的',
      pipelines: '看看業務流程的階段',
      mail: '寄一封測試郵件',
      secondProof: '新增第二種驗證方式',
      recoveryCodes: '產生復原碼並收好',
      followUp: '記錄第一次跟進',
      view: '把常用的篩選存成檢視',
      notices: '選擇哪些通知要寄郵件',
      palette: '試試搜尋與指令',
    }),
  },
  en: {
    title: 'First days',
    progress: (done, of) => `${done} of ${of} done`,
    house: 'For the company',
    own: 'For yourself',
    done: 'Done: ',
    putAway: 'Put away',
    isPutAway: 'Put away. The help of Today brings it back',
    again: 'Show the list of first days again',
    demo: 'There is demo data in here',
    steps: steps({
      colleagues: 'Invite your colleagues',
      customers: 'Enter a first customer, or import those you have',
      pipelines: 'Look at the stages of your pipeline',
      mail: 'Send a test mail',
      secondProof: 'Add a second proof',
      recoveryCodes: 'Make recovery codes and keep them',
      followUp: 'Record a first follow-up',
      view: 'Save a filter you use as a view',
      notices: 'Choose which notices are mailed',
      palette: 'Try search and commands',
    }),
  },
});

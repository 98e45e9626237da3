/** What can be told of a follow-up. */
import { customerOf, owner } from './fields-common.ts';
import { field } from './field.ts';

export const followUp = [
  customerOf('relatedto regarding related 关联对象'),
  field('contact', 'reference', 'Contact|联系人|聯絡人', 'contactname person who 联系人姓名 聯絡人姓名'),
  field(
    'opportunity',
    'reference',
    'Opportunity|商机|商機',
    'opportunityname deal dealname 商机名称 商機名稱 机会名称 关联商机 销售机会',
  ),
  field(
    'kind',
    'choice',
    'Kind|跟进方式|跟進方式',
    'type activitytype method channel 跟进类型 类型 方式 联系方式 拜访方式 活動類型',
  ),
  field(
    'at',
    'instant',
    'When|跟进时间|跟進時間',
    'at date time activitydate startdate starttime duedate donetime createdate createddate createdtime createdon timestamp 时间 日期 跟进日期 联系时间 拜访时间 记录时间 创建时间 時間 建立時間',
  ),
  field(
    'content!',
    'text',
    'What happened|跟进内容|跟進內容',
    'content subject note notes description comment comments fullcomments body summary details 内容 记录 跟进记录 描述 备注 主题 沟通内容 拜访内容 內容 記錄 備註',
  ),
  field(
    'outcome',
    'choice',
    'Outcome|跟进结果|跟進結果',
    'result calloutcome status callresult 结果 状态 結果',
  ),
  field('nextStep', 'text', 'Next step|下一步|下一步', 'nextaction 下一步计划 下次计划 后续计划 下步計劃'),
  field(
    'nextStepDue',
    'day',
    'Next step due|下次跟进日期|下次跟進日期',
    'nextfollowup nextfollowupdate nextcontactdate followupdate nextactivitydate reminddate 下次跟进时间 下次联系时间 下次跟進時間 提醒时间',
  ),
  owner('跟进者 拜访人 记录人 创建人 createdby by'),
];

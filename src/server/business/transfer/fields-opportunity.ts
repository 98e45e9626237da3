/** What can be told of an opportunity. */
import { currency, customerOf, owner } from './fields-common.ts';
import { field } from './field.ts';

export const opportunity = [
  field(
    'name',
    'text',
    'Opportunity name|商机名称|商機名稱',
    'opportunity name deal dealname dealtitle title topic potentialname subject 商机 商機 机会名称 机会主题 销售机会 销售机会名称 项目名称 項目名稱 名称',
  ),
  field(
    'externalId',
    'text',
    'Number|编号|編號',
    'externalid opportunityid opportunitynumber dealid recordid id number potentialid 商机编号 商機編號 机会编号 项目编号 序号 唯一标识',
  ),
  { ...customerOf(), required: false },
  owner('opportunityowner dealowner potentialowner 商机负责人 商機負責人'),
  field(
    'pipeline',
    'reference',
    'Pipeline|销售流程|業務流程',
    'pipelinename salesprocess businessprocess 商机类型 管道 流程 銷售流程',
  ),
  field(
    'stage',
    'reference',
    'Stage|阶段|階段',
    'dealstage salesstage pipelinestage opportunitystage stagename pipelinephase salesstatus status state 销售阶段 商机阶段 当前阶段 商机状态 状态 階段名稱 銷售階段 商機階段',
  ),
  field(
    'amount',
    'money',
    'Amount|金额|金額',
    'value dealvalue dealamount closevalue estrevenue estimatedrevenue actualrevenue revenue price budget 商机金额 预计金额 预计销售金额 预计成交金额 成交金额 销售金额 合同金额 預計金額 商機金額 預估金額',
  ),
  currency,
  field(
    'probability',
    'percent',
    'Probability|赢率|成交機率',
    'probabilitypercent dealprobability winprobability closeprobability 成交概率 概率 可能性 成功率 成交率 機率 预计赢率 贏率',
  ),
  field(
    'expectedClose',
    'day',
    'Expected close|预计成交日期|預計成交日期',
    'expectedclosedate estclosedate estimatedclosedate expectedclosing closingdate targetdate forecastdate deadline 预计结束日期 预计签单日期 预计成交时间 预计成单日期 预计签约日期 結案日期 預計結案日期',
  ),
  field(
    'openedOn',
    'day',
    'Opened on|创建日期|建立日期',
    'engagedate opendate openeddate startdate createdate createddate createdtime createdon creationdate created dealcreated addtime 创建时间 商机创建时间 发现日期 发现时间 开始日期 建立時間 創建時間',
  ),
  field(
    'closedOn',
    'day',
    'Closed on|成交日期|成交日期',
    'closedate closeddate actualclosedate closedtime wontime losttime dateclosed dealclosed 结束日期 关闭日期 关闭时间 实际成交日期 实际结束日期 赢单日期 成交时间 签约日期',
  ),
  field(
    'lossReason',
    'choice',
    'Loss reason|输单原因|失單原因',
    'lostreason lossreason closedlostreason reasonforloss reasonlost 丢单原因 失败原因 失敗原因 輸單原因',
  ),
  field(
    'lossNote',
    'text',
    'Loss note|输单说明|失單說明',
    'lostnote lossdescription 丢单说明 失败说明 輸單說明',
  ),
  field(
    'competitors',
    'list',
    'Competitors|竞争对手|競爭對手',
    'competitor maincompetitor maincompetitors 竞品 竞争者',
  ),
  field(
    'product',
    'reference',
    'Product|产品|產品',
    'products productname item lineitem productinterest 产品名称 產品名稱 商品 意向产品 购买产品',
  ),
  field('quantity', 'integer', 'Quantity|数量|數量', 'qty units productquantity 产品数量'),
  field(
    'note',
    'text',
    'Note|备注|備註',
    'notes description comment comments nextstep remark remarks 描述 说明 備注 商机描述',
  ),
];

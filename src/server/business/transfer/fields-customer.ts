/** What can be told of a customer. */
import { currency, emails, owner, phones } from './fields-common.ts';
import { field } from './field.ts';

export const customer = [
  field(
    'name!',
    'text',
    'Customer name|客户名称|客戶名稱',
    'name firma firmenname unternehmen kunde kundenname societe raisonsociale empresa account accountname company companyname organization organizationname organisation organisationname customer client clientname businessname 客户 客戶 公司 公司名称 公司名稱 企业名称 企業名稱 单位名称 單位名稱 单位 名称 名稱 客户全称 客户姓名',
  ),
  field(
    'kind',
    'choice',
    'Kind|客户类型|客戶類型',
    'type customertype accounttype companyorperson 类型 客户类别 客戶類別',
  ),
  field(
    'industry',
    'word',
    'Industry|行业|產業',
    'sector vertical industrytype 所属行业 所屬行業 客户行业 产业 產業 行业类别 行業',
  ),
  field(
    'source',
    'word',
    'Source|来源|來源',
    'leadsource accountsource customersource originalsource originaltrafficsource 客户来源 客戶來源 线索来源 来源渠道 渠道',
  ),
  field(
    'level',
    'text',
    'Level|级别|等級',
    'rating grade tier customerlevel accounttier priority 等级 等級 客户级别 客戶級別 客户等级 客戶等級 客户分级 重要程度 級別',
  ),
  field('tags', 'list', 'Tags|标签|標籤', 'tag label labels category categories 客户标签 客戶標籤 分类'),
  phones(),
  emails(),
  field(
    'website',
    'website',
    'Website|网址|網站',
    'url web site homepage webpage domain companydomainname websiteurl 网站 官网 公司网址 公司网站 網站 官網 網址',
  ),
  field(
    'employees',
    'integer',
    'Employees|员工人数|員工人數',
    'numberofemployees noofemployees employeecount companysize size headcount staff 员工数 员工规模 人数 公司规模 企业规模 规模 公司規模 規模 人員規模',
  ),
  field(
    'annualRevenue',
    'money',
    'Annual revenue|年营业额|年營業額',
    'revenue turnover sales yearlyrevenue annualsales 营业额 年收入 年销售额 营收 年营收 營收 營業額',
  ),
  currency,
  field(
    'foundedYear',
    'year',
    'Founded in|成立年份|成立年份',
    'yearestablished foundedyear yearfounded founded established yearestablishment 成立年 创立年份 成立时间 成立日期 成立時間 注册时间',
  ),
  field(
    'address.country',
    'word',
    'Country|国家|國家',
    'country billingcountry mailingcountry shippingcountry countryregion addresscountry address1countryregion officelocation location 国家地区 國家地區 所在国家',
  ),
  field(
    'address.region',
    'text',
    'Region|省份|省份',
    'state province region stateprovince stateregion billingstate billingstateprovince mailingstate shippingstate address1stateprovince 省 州 省市 地区 区域 區域 所在省 所在省份 州省',
  ),
  field(
    'address.city',
    'text',
    'City|城市|城市',
    'city town billingcity mailingcity shippingcity address1city addresscity 市 所在城市 所在市 地市',
  ),
  field(
    'address.street',
    'text',
    'Street|地址|地址',
    'street address address1 address2 streetaddress street1 street2 billingstreet billingaddress mailingstreet shippingstreet address1street1 fulladdress 详细地址 公司地址 联系地址 办公地址 街道 詳細地址 聯絡地址',
  ),
  field(
    'address.postcode',
    'text',
    'Postcode|邮编|郵遞區號',
    'zip zipcode postcode postalcode postal zippostalcode billingzip billingpostalcode billingzippostalcode billingcode mailingzip address1zippostalcode 邮政编码 郵編 郵政編碼',
  ),
  field(
    'billing.title',
    'text',
    'Invoice title|发票抬头|發票抬頭',
    'billingtitle billingname 开票抬头 开票名称',
  ),
  field(
    'billing.taxId',
    'text',
    'Tax ID|税号|統一編號',
    'taxid taxnumber vat vatnumber vatid vatregistration ein 纳税人识别号 统一社会信用代码 社会信用代码 統一編號 統編 稅號',
  ),
  field('billing.bank', 'text', 'Bank|开户行|開戶銀行', 'bankname 开户银行 開戶銀行 银行 開戶行'),
  field(
    'billing.account',
    'text',
    'Bank account|银行账号|銀行帳號',
    'bankaccountnumber iban 银行帐号 账号 帳號',
  ),
  field(
    'description',
    'text',
    'Description|备注|備註',
    'note notes comment comments remark remarks about aboutus companydescription 描述 说明 简介 公司简介 說明 備注 客户描述 客户简介',
  ),
  field(
    'parent',
    'reference',
    'Parent company|上级客户|母公司',
    'parent parentaccount parentaccountname subsidiaryof parentcompanyname headquarters memberof relatedcompany 母公司 总公司 上级公司 所属集团 隶属于 總公司 上級客戶',
  ),
  owner('accountowner companyowner customerowner 客户负责人 客户所有人 客戶負責人'),
  field(
    'collaborators',
    'reference',
    'Collaborators|协作人|協作人',
    'team teammembers members 相关团队 协同人 团队成员 協同人',
  ),
];

/** Fields that several kinds of record have; `others` are the names that only one of them knows. */
import { field } from './field.ts';

export const owner = (others: string) =>
  field(
    'owner',
    'reference',
    'Owner|负责人|負責人',
    `ownername assignedto assigneduser user salesrep salesperson salesagent agent accountmanager rep responsible responsibleperson 所有者 所有人 跟进人 业务员 業務員 業務 销售 销售员 销售人员 銷售人員 客户经理 所属人 归属人 归属销售 ${others}`,
  );
export const customerOf = (others = '') =>
  field(
    'customer!',
    'reference',
    'Customer|客户|客戶',
    `account accountname company companyname organization organizationname organisation client customername associatedcompany associatedcompanyprimary primaryassociatedcompany accountidname potentialcustomer 客户名称 客戶名稱 公司 公司名称 公司名稱 所属客户 所屬客戶 关联客户 相关客户 单位 单位名称 企业名称 ${others}`,
  );
export const currency = field(
  'currency',
  'currency',
  'Currency|币种|幣別',
  'currencycode currencyiso currencyisocode transactioncurrency dealcurrency 货币 貨幣 币别 幣種',
);
export const phones = (others = '') =>
  field(
    'phones',
    'phones',
    'Phones|电话|電話',
    `phone telephone tel mobile cell cellphone mobilephone phonenumber mobilephonenumber workphone businessphone businessphone1 mainphone companyphone phone1 phone2 phonework phonemobile directphone otherphone 联系电话 聯絡電話 办公电话 公司电话 手机 手機 手机号 手机号码 手機號碼 移动电话 行動電話 座机 固定电话 ${others}`,
  );
export const emails = (others = '') =>
  field(
    'emails',
    'emails',
    'E-mails|邮箱|電子郵件',
    `email emailaddress emailaddress1 email1 email2 mail workemail primaryemail emailwork secondaryemail 电子邮件 电子邮箱 邮件 邮箱地址 電郵 郵箱 電子信箱 信箱 ${others}`,
  );

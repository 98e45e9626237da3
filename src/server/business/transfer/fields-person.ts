/** What can be told of a person of the staff. */
import { field } from './field.ts';

export const person = [
  field(
    'name!',
    'text',
    'Name|姓名|姓名',
    'fullname salesagent salesrep salesperson agent employee employeename user username staffname staff person displayname rep 员工 员工姓名 销售 销售员 业务员 員工姓名 人员姓名 業務員 用户名 昵称',
  ),
  field(
    'email',
    'emails',
    'E-mail|邮箱|電子郵件',
    'emailaddress mail workemail login 电子邮件 电子邮箱 邮件 電郵 郵箱 信箱',
  ),
  field(
    'phone',
    'phones',
    'Phone|电话|電話',
    'telephone tel mobile mobilephone phonenumber cell 手机 手机号 手机号码 手機 联系电话 聯絡電話',
  ),
  field('title', 'text', 'Title|职务|職稱', 'jobtitle position job role 职位 头衔 職稱 職位 岗位 職務'),
  field(
    'department',
    'reference',
    'Department|部门|部門',
    'dept team office regionaloffice region division businessunit branch group territory 所属部门 所屬部門 团队 團隊 区域 大区 分公司 办事处',
  ),
  field(
    'manager',
    'reference',
    'Manager|上级|主管',
    'managername supervisor reportsto boss teamlead teamleader linemanager lead 直属上级 主管 经理 直属领导 上级领导 经理姓名 直屬主管 經理 直接上级 上級',
  ),
];

/** Notices in Simplified Chinese. */
import {
  againOf,
  factors,
  glass,
  join,
  problemOf,
  stepsOf,
  subjectOf,
  unlocked,
  yours,
  type Words,
} from './shared.ts';

export const zhHans: Words = {
  'new-device': ({ device, place: code, address }, { place }) => ({
    title: '您的账号在新设备上登录',
    text: `${join([device, place(code), address], '，')}。如果不是您，请立即修改密码，并在“我的账号”中退出这台设备。`,
  }),
  'sign-in-challenged': ({ device, place: code, address }, { place }) => ({
    title: '有人用正确的密码登录，被要求再次验证',
    text: `${join([device, place(code), address], '，')}。如果不是您，密码可能已经泄露，请立即修改。`,
  }),
  'session-stolen': ({ person, device, place: code, again }, { place }) => ({
    title: person === null ? '您的一处登录在别的设备上被使用' : `${person} 的一处登录在别的设备上被使用`,
    text: `${join([device, place(code)], '，')}。这处登录已经关闭，再次登录需要重新验证。${againOf('zh-Hans', again) ?? ''}`,
  }),
  'password-changed': ({ by }) => ({
    title: '您的密码已修改',
    text: by === null ? '如果不是您修改的，请立即联系管理员。' : `由 ${by} 操作。如有疑问，请联系管理员。`,
  }),
  'password-due': ({ dueAt }, { at }) => ({
    title: '请更换密码',
    text: `请在 ${at(dueAt)} 之前更换。到期后仍可登录，登录时会请您更换。`,
  }),
  'factor-added': ({ factor, name }) => ({
    title: `已添加${factors['zh-Hans'][factor]}`,
    text: `${name === null ? '' : `“${name}”现在可以用来登录您的账号。`}如果不是您添加的，请立即联系管理员。`,
  }),
  'factor-removed': ({ factor, name, by }) => ({
    title: `已移除${factors['zh-Hans'][factor]}`,
    text: `${name === null ? '' : `“${name}”不能再用来登录。`}${by === null ? '如果不是您移除的，请立即联系管理员。' : `由 ${by} 操作。`}`,
  }),
  'recovery-codes-low': ({ left }) => ({
    title: left === 0 ? '恢复码已用完' : `恢复码只剩 ${left} 个`,
    text: '请在“我的账号”中生成新的一组。',
  }),
  'lock-opened': ({ why, until, again, ...of }, { at }) => ({
    title: `${subjectOf('zh-Hans', of)} 已锁定`,
    text: join(
      [why?.['zh-Hans'] ?? null, until === null ? null : `到 ${at(until)} 为止。`, againOf('zh-Hans', again)],
      '',
    ),
  }),
  'lock-lifted': ({ by, ...of }) => ({
    title: `${subjectOf('zh-Hans', of)} 已解除锁定`,
    text: by === null ? '可以照常使用了。' : `由 ${by} 解除，可以照常使用了。`,
  }),
  'remedies-overdue': ({ person, left, until }, { at }) => ({
    title: person === null ? `解锁之后还有 ${left} 件事没有做` : `${person} 解锁之后还有 ${left} 件事没有做`,
    text: `已经过了一周。${person === null ? '请在“我的账号”里看看要做什么，' : ''}观察期最晚到 ${at(until)}。`,
  }),
  'unlock-asked': ({ person, number, device, place: code, step, again = step !== 'first' }, { place }) => ({
    title: person === null ? '有人以您的名义申请解锁' : `${person} 申请解锁${again ? '，仍在等待答复' : ''}`,
    text: join(
      [
        `编号 ${number}`,
        join([device, place(code)], '，'),
        person === null ? '如果不是您，请告诉管理员不要批准。' : null,
      ],
      '。',
    ),
  }),
  'unlock-said': ({ person, by, number, asks }) => ({
    title: asks ? `解锁申请 ${number} 需要您补充` : `解锁申请 ${number} 有新留言`,
    text: by === null ? `来自 ${person ?? ''}。` : `来自 ${by}，请打开申请进度页。`,
  }),
  'unlock-answered': ({ person, by, number, answer }) => ({
    title: person === null ? `您的解锁申请 ${number} 已有答复` : `${person} 的解锁申请已由 ${by} 答复`,
    text: person === null ? unlocked['zh-Hans'][answer] : `编号 ${number}，无需再处理。`,
  }),
  'duty-changed': ({ by }) => ({ title: '您的值班有变动', text: `由 ${by} 修改，请查看值班表。` }),
  'problem-yours': ({ how, dueOn, ...of }, { day }) => ({
    title: yours['zh-Hans'][how],
    text: `${problemOf('zh-Hans', of)}。请在 ${day(dueOn)} 之前解决。`,
  }),
  'problem-worse': ({ locks, ...of }) => ({
    title: '您负责的锁定问题变严重了',
    text: `${problemOf('zh-Hans', of)}。背后已有 ${locks} 次锁定。`,
  }),
  'problem-due': ({ dueOn, ...of }, { day }) => ({
    title: '您负责的锁定问题快到期了',
    text: `${problemOf('zh-Hans', of)}。期限是 ${day(dueOn)}。`,
  }),
  'problem-overdue': ({ dueOn, owner, ...of }, { day }) => ({
    title: '锁定问题逾期未解决',
    text: `${problemOf('zh-Hans', of)}。期限是 ${day(dueOn)}，${owner === null ? '还没有人负责' : `由 ${owner} 负责`}。`,
  }),
  'under-attack': ({ accounts, networks }) => ({
    title: '有人在大规模猜测密码',
    text: `涉及 ${accounts} 个账号、${networks} 个网络。已对陌生设备加强验证，同事在常用设备上不受影响。`,
  }),
  'api-key-waiting': ({ name, person }) => ({
    title: 'API 密钥等待批准',
    text: `${person} 创建了“${name}”，批准之后才能使用。`,
  }),
  'glass-broken': ({ act, by, person }) => ({
    title: glass['zh-Hans'].acts[act](person),
    text: `${glass['zh-Hans'].by[by]}如果没有人告诉过您，请马上去问。需要书面说明，事情也记入了审计。`,
  }),
  'shares-renewed': ({ by, set, needed, total }) => ({
    title: `守护人份额已更新：${total} 份中的任意 ${needed} 份可以打开`,
    text: `由 ${by} 操作，第 ${set} 套。以前的份额已经作废，请收回销毁。`,
  }),
  'share-held': ({ by, set, number }) => ({
    title: `您保管守护人份额：第 ${set} 套第 ${number} 份`,
    text: `由 ${by} 交给您。请收在只有您知道的地方，不要拍照；管理员都进不来时，会请您来输入。`,
  }),
  'rehearsal-due': ({ holders }) => ({
    title: '守护人份额该演练了',
    text: `${holders.join('、')} 的份额很久没有证明还在。在登录页的“管理员都进不来”里选“演练”，输入一次即可，什么也不会打开。`,
  }),
  'contact-chosen': ({ by }) => ({
    title: `${by} 想请您做恢复联系人`,
    text: '对方被锁在外面时，会打电话请您读出一个代码。请在“我的账号”里同意或拒绝。',
  }),
  'contact-accepted': ({ by }) => ({
    title: `${by} 同意做您的恢复联系人`,
    text: '被锁在外面时，可以在登录页请对方帮忙。',
  }),
  'contact-needed': ({ person, device, place: code }, { place }) => ({
    title: `${person} 被锁在外面，请您帮忙`,
    text: `${join([device, place(code)], '，')}。请您自己打电话给对方的老号码，确认是本人、确认是这台设备，再到“我的账号”里看代码读给对方。别人打来的电话，声音再像也不要信。`,
  }),
  'contact-asked': ({ device, place: code, address }, { place }) => ({
    title: '有人以您的名义向恢复联系人求助',
    text: `${join([device, place(code), address], '，')}。如果不是您，请马上在“我的账号”里拒绝。`,
  }),
  'contact-used': ({ person, contact, device, place: code }, { place }) => ({
    title: `${contact} 帮 ${person} 信任了一台设备`,
    text: `${join([device, place(code)], '，')}。如果不对，请马上在“我的账号”里取消信任，并告诉管理员。`,
  }),
  'settings-revert': ({ what, by, at: when }, { at }) => ({
    title: '设置将自动恢复',
    text: `${join([what?.['zh-Hans'] ?? '刚才的修改', by === null ? null : `（由 ${by} 修改）`], '')}需要确认，否则在 ${at(when)} 恢复为原来的设置。`,
  }),
  'steps-due': ({ due, overdue, steps }) => ({
    title: join([due > 0 ? `今天到期 ${due} 项` : null, overdue > 0 ? `已逾期 ${overdue} 项` : null], '，'),
    text: stepsOf(steps, due + overdue, (n) => `另有 ${n} 项。`),
  }),
  mentioned: ({ by, customer, text }) => ({ title: `${by} 提到了您 · ${customer}`, text }),
  'cover-named': ({ by, person, asked }) => ({
    title: asked ? `${by} 请您在需要时为${person}代班` : `${by} 指定您在需要时为${person}代班`,
    text: asked
      ? '同意之后，对方被锁定或请假时，到期的工作会出现在您的“今天”里。'
      : '对方被锁定或请假时，到期的工作会出现在您的“今天”里。',
  }),
  'cover-answered': ({ by, accepted }) => ({
    title: accepted ? `${by} 同意为您代班` : `${by} 不能为您代班`,
    text: accepted ? '' : '请在“代班”页另选一位同事。',
  }),
  'coverage-begun': ({ person, cause, since, due }, { at }) => ({
    title: `您从现在起为${person}代班`,
    text: `${person} ${cause === 'lock' ? '的账号被锁定' : '不在'}（${at(since)} 起）。到期的工作有 ${due} 项，在您的“今天”里。`,
  }),
  'coverage-of-you': ({ cover, since }, { at }) => ({
    title: `${cover} 正在为您代班`,
    text: `${at(since)} 起。您的客户和商机仍归您，您回来后全部交还，并附一份报告。`,
  }),
  'coverage-lacking': ({ person, due }) => ({
    title: `${person}不在，没有人代班`,
    text: `到期的工作有 ${due} 项。请指定一位代班人。`,
  }),
  'coverage-ended': ({ person, done, due }) => ({
    title: `${person}的工作已交还`,
    text: `代班期间做了 ${done} 件事，还有 ${due} 项到期未办。报告里写明谁做了什么。`,
  }),
  'task-set': ({ by, customer, step, due }, { day }) => ({
    title: `${by} 交给您一项待办 · ${customer}`,
    text: join([step, due === null ? null : `（${day(due)} 前）`], ''),
  }),
};

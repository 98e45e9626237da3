/** Notices in Traditional Chinese. */
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

export const zhHant: Words = {
  'new-device': ({ device, place: code, address }, { place }) => ({
    title: '您的帳號在新裝置上登入',
    text: `${join([device, place(code), address], '，')}。如果不是您，請立即修改密碼，並在「我的帳號」中將這台裝置登出。`,
  }),
  'sign-in-challenged': ({ device, place: code, address }, { place }) => ({
    title: '有人以正確的密碼登入，被要求再次驗證',
    text: `${join([device, place(code), address], '，')}。如果不是您，密碼可能已經外洩，請立即修改。`,
  }),
  'session-stolen': ({ person, device, place: code, again }, { place }) => ({
    title: person === null ? '您的一處登入在別的裝置上被使用' : `${person} 的一處登入在別的裝置上被使用`,
    text: `${join([device, place(code)], '，')}。這處登入已經關閉，再次登入需要重新驗證。${againOf('zh-Hant', again) ?? ''}`,
  }),
  'password-changed': ({ by }) => ({
    title: '您的密碼已修改',
    text: by === null ? '如果不是您修改的，請立即聯絡管理員。' : `由 ${by} 操作。如有疑問，請聯絡管理員。`,
  }),
  'password-due': ({ dueAt }, { at }) => ({
    title: '請更換密碼',
    text: `請在 ${at(dueAt)} 之前更換。到期後仍可登入，登入時會請您更換。`,
  }),
  'factor-added': ({ factor, name }) => ({
    title: `已新增${factors['zh-Hant'][factor]}`,
    text: `${name === null ? '' : `「${name}」現在可以用來登入您的帳號。`}如果不是您新增的，請立即聯絡管理員。`,
  }),
  'factor-removed': ({ factor, name, by }) => ({
    title: `已移除${factors['zh-Hant'][factor]}`,
    text: `${name === null ? '' : `「${name}」不能再用來登入。`}${by === null ? '如果不是您移除的，請立即聯絡管理員。' : `由 ${by} 操作。`}`,
  }),
  'recovery-codes-low': ({ left }) => ({
    title: left === 0 ? '復原碼已用完' : `復原碼只剩 ${left} 個`,
    text: '請在「我的帳號」中產生新的一組。',
  }),
  'lock-opened': ({ why, until, again, ...of }, { at }) => ({
    title: `${subjectOf('zh-Hant', of)} 已鎖定`,
    text: join(
      [why?.['zh-Hant'] ?? null, until === null ? null : `到 ${at(until)} 為止。`, againOf('zh-Hant', again)],
      '',
    ),
  }),
  'lock-lifted': ({ by, ...of }) => ({
    title: `${subjectOf('zh-Hant', of)} 已解除鎖定`,
    text: by === null ? '可以照常使用了。' : `由 ${by} 解除，可以照常使用了。`,
  }),
  'remedies-overdue': ({ person, left, until }, { at }) => ({
    title: person === null ? `解鎖之後還有 ${left} 件事沒有做` : `${person} 解鎖之後還有 ${left} 件事沒有做`,
    text: `已經過了一週。${person === null ? '請在「我的帳號」裡看看要做什麼，' : ''}觀察期最晚到 ${at(until)}。`,
  }),
  'unlock-asked': ({ person, number, device, place: code, step, again = step !== 'first' }, { place }) => ({
    title: person === null ? '有人以您的名義申請解鎖' : `${person} 申請解鎖${again ? '，仍在等待答覆' : ''}`,
    text: join(
      [
        `編號 ${number}`,
        join([device, place(code)], '，'),
        person === null ? '如果不是您，請告訴管理員不要核准。' : null,
      ],
      '。',
    ),
  }),
  'unlock-said': ({ person, by, number, asks }) => ({
    title: asks ? `解鎖申請 ${number} 需要您補充` : `解鎖申請 ${number} 有新留言`,
    text: by === null ? `來自 ${person ?? ''}。` : `來自 ${by}，請開啟申請進度頁。`,
  }),
  'unlock-answered': ({ person, by, number, answer }) => ({
    title: person === null ? `您的解鎖申請 ${number} 已有答覆` : `${person} 的解鎖申請已由 ${by} 答覆`,
    text: person === null ? unlocked['zh-Hant'][answer] : `編號 ${number}，無需再處理。`,
  }),
  'duty-changed': ({ by }) => ({ title: '您的值班有變動', text: `由 ${by} 修改，請檢視值班表。` }),
  'problem-yours': ({ how, dueOn, ...of }, { day }) => ({
    title: yours['zh-Hant'][how],
    text: `${problemOf('zh-Hant', of)}。請在 ${day(dueOn)} 之前解決。`,
  }),
  'problem-worse': ({ locks, ...of }) => ({
    title: '您負責的鎖定問題變嚴重了',
    text: `${problemOf('zh-Hant', of)}。背後已有 ${locks} 次鎖定。`,
  }),
  'problem-due': ({ dueOn, ...of }, { day }) => ({
    title: '您負責的鎖定問題快到期了',
    text: `${problemOf('zh-Hant', of)}。期限是 ${day(dueOn)}。`,
  }),
  'problem-overdue': ({ dueOn, owner, ...of }, { day }) => ({
    title: '鎖定問題逾期未解決',
    text: `${problemOf('zh-Hant', of)}。期限是 ${day(dueOn)}，${owner === null ? '還沒有人負責' : `由 ${owner} 負責`}。`,
  }),
  'under-attack': ({ accounts, networks }) => ({
    title: '有人在大規模猜測密碼',
    text: `涉及 ${accounts} 個帳號、${networks} 個網路。已對陌生裝置加強驗證，同事在常用裝置上不受影響。`,
  }),
  'api-key-waiting': ({ name, person }) => ({
    title: 'API 金鑰等待核准',
    text: `${person} 建立了「${name}」，核准之後才能使用。`,
  }),
  'glass-broken': ({ act, by, person }) => ({
    title: glass['zh-Hant'].acts[act](person),
    text: `${glass['zh-Hant'].by[by]}如果沒有人告訴過您，請馬上去問。需要書面說明，事情也記入了稽核。`,
  }),
  'shares-renewed': ({ by, set, needed, total }) => ({
    title: `守護人份額已更新：${total} 份中的任意 ${needed} 份可以開啟`,
    text: `由 ${by} 操作，第 ${set} 套。以前的份額已經作廢，請收回銷毀。`,
  }),
  'share-held': ({ by, set, number }) => ({
    title: `您保管守護人份額：第 ${set} 套第 ${number} 份`,
    text: `由 ${by} 交給您。請收在只有您知道的地方，不要拍照；管理員都進不來時，會請您來輸入。`,
  }),
  'rehearsal-due': ({ holders }) => ({
    title: '守護人份額該演練了',
    text: `${holders.join('、')} 的份額很久沒有證明還在。在登入頁的「管理員都進不來」裡選「演練」，輸入一次即可，什麼也不會開啟。`,
  }),
  'contact-chosen': ({ by }) => ({
    title: `${by} 想請您做復原聯絡人`,
    text: '對方被鎖在外面時，會打電話請您讀出一個代碼。請在「我的帳號」裡同意或拒絕。',
  }),
  'contact-accepted': ({ by }) => ({
    title: `${by} 同意做您的復原聯絡人`,
    text: '被鎖在外面時，可以在登入頁請對方幫忙。',
  }),
  'contact-needed': ({ person, device, place: code }, { place }) => ({
    title: `${person} 被鎖在外面，請您幫忙`,
    text: `${join([device, place(code)], '，')}。請您自己打電話給對方的舊號碼，確認是本人、確認是這台裝置，再到「我的帳號」裡看代碼讀給對方。別人打來的電話，聲音再像也不要信。`,
  }),
  'contact-asked': ({ device, place: code, address }, { place }) => ({
    title: '有人以您的名義向復原聯絡人求助',
    text: `${join([device, place(code), address], '，')}。如果不是您，請馬上在「我的帳號」裡拒絕。`,
  }),
  'contact-used': ({ person, contact, device, place: code }, { place }) => ({
    title: `${contact} 幫 ${person} 信任了一台裝置`,
    text: `${join([device, place(code)], '，')}。如果不對，請馬上在「我的帳號」裡取消信任，並告訴管理員。`,
  }),
  'settings-revert': ({ what, by, at: when }, { at }) => ({
    title: '設定將自動恢復',
    text: `${join([what?.['zh-Hant'] ?? '剛才的修改', by === null ? null : `（由 ${by} 修改）`], '')}需要確認，否則在 ${at(when)} 恢復為原本的設定。`,
  }),
  'steps-due': ({ due, overdue, steps }) => ({
    title: join([due > 0 ? `今天到期 ${due} 項` : null, overdue > 0 ? `已逾期 ${overdue} 項` : null], '，'),
    text: stepsOf(steps, due + overdue, (n) => `另有 ${n} 項。`),
  }),
  mentioned: ({ by, customer, text }) => ({ title: `${by} 提及您 · ${customer}`, text }),
  'cover-named': ({ by, person, asked }) => ({
    title: asked ? `${by} 請您在需要時為${person}代理` : `${by} 指定您在需要時為${person}代理`,
    text: asked
      ? '同意之後，對方被鎖定或請假時，到期的工作會出現在您的「今天」裡。'
      : '對方被鎖定或請假時，到期的工作會出現在您的「今天」裡。',
  }),
  'cover-answered': ({ by, accepted }) => ({
    title: accepted ? `${by} 同意為您代理` : `${by} 不能為您代理`,
    text: accepted ? '' : '請在「代理」頁另選一位同事。',
  }),
  'coverage-begun': ({ person, cause, since, due }, { at }) => ({
    title: `您從現在起為${person}代理`,
    text: `${person} ${cause === 'lock' ? '的帳號被鎖定' : '不在'}（${at(since)} 起）。到期的工作有 ${due} 項，在您的「今天」裡。`,
  }),
  'coverage-of-you': ({ cover, since }, { at }) => ({
    title: `${cover} 正在為您代理`,
    text: `${at(since)} 起。您的客戶和商機仍歸您，您回來後全部交還，並附一份報告。`,
  }),
  'coverage-lacking': ({ person, due }) => ({
    title: `${person}不在，沒有人代理`,
    text: `到期的工作有 ${due} 項。請指定一位代理人。`,
  }),
  'coverage-ended': ({ person, done, due }) => ({
    title: `${person}的工作已交還`,
    text: `代理期間做了 ${done} 件事，還有 ${due} 項到期未辦。報告裡寫明誰做了什麼。`,
  }),
  'task-set': ({ by, customer, step, due }, { day }) => ({
    title: `${by} 交給您一項待辦 · ${customer}`,
    text: join([step, due === null ? null : `（${day(due)} 前）`], ''),
  }),
};

/** What the employers' console says, in Chinese. The English side is checked against it: what is missing does not compile. */
export const zh = {
  name: '桂工零活',
  side: '企业端',
  loading: '正在加载…',
  retry: '再试一次',
  signOut: '退出登录',
  signIn: {
    title: '手机号登录',
    lead: '负责人、管理员、班组长用自己的手机号登录。',
    phone: '手机号',
    phoneWrong: '请输入 11 位手机号。',
    sendCode: '获取验证码',
    code: '验证码',
    codeSent: (phone: string) => `验证码已发到 ${phone}，5 分钟内有效。`,
    demoCode: (code: string) => `演示环境，验证码是 ${code}`,
    enter: '登录',
    otherPhone: '换一个手机号',
    reference: '接口说明',
  },
  connection: {
    live: '实时连接',
    notLive: '正在重新连接',
    unreachable: '连不上服务器',
  },
  menu: { board: '实时看板' },
  board: { nothingTitle: '还没有用工单', nothingText: '发布用工后，这里实时显示名额的变化。' },
};

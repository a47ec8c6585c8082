/** What a person can agree to, each on its own (个人信息保护法 14, 23, 29: separate consent), and take back (15). */
export const CONSENT_PURPOSES = [
  /** 代办: the centre's staff may answer offers, register and post for the person. */
  'act_on_behalf',
  /** 短信: offers and reminders by SMS. */
  'sms_notices',
  /** 位置轨迹: the location is read at check-in and check-out. Sensitive. */
  'location_trail',
  /** 银行账户: kept for paying wages. Sensitive. */
  'bank_account',
  /** 身份核验: name and number are sent to the population register. Sensitive. */
  'identity_check',
  /** 个性化推荐: offers are ranked by one's own history (24: may be declined). */
  'personalised_matching',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Version of the texts that people agree to at present; stored with each consent. */
export const CONSENT_WORDING = '2026-11';

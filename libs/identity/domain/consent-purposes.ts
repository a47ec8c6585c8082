/**
 * What a person can agree to, each on its own (个人信息保护法 14, 23, 29: separate consent), and take back at once (15). Only
 * what something rests on stands here: a consent that nothing reads promises what it does not keep. Ranking by one's own
 * history is no consent but a choice of the profile (24), so that there is one place that says it.
 */
export const CONSENT_PURPOSES = [
  /** 代办: the centre's staff may answer offers, register and post for the person. */
  'act_on_behalf',
  /** 短信: offers and reminders by SMS. */
  'sms_notices',
] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

/** Version of the texts that people agree to at present; stored with each consent. */
export const CONSENT_WORDING = '2026-11';

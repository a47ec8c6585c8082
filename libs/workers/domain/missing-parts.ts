import type { GeoPoint } from '@gg/kernel';
import type { AvailabilityException, WeeklyRange } from './availability';

/** What has to be said before anybody is found for work, in the order in which a person would ask. */
export const PROFILE_PARTS = ['identity', 'place', 'trades', 'availability'] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

/** Why each is needed, to be read to the person. */
export const MISSING_TEXTS: Readonly<Record<ProfilePart, { readonly zh: string; readonly en: string }>> = {
  identity: {
    zh: '还没有填写姓名和身份证号：没有实名信息不能派单。',
    en: 'Name and ID number are missing: nobody is offered work without them.',
  },
  place: {
    zh: '还没有设置出发地点：不知道从哪里出发，就找不到附近的活。',
    en: 'The place you set out from is missing: without it no work can be near you.',
  },
  trades: { zh: '还没有选择工种：只派会做的工种。', en: 'No trade is chosen: you are asked only for trades you do.' },
  availability: {
    zh: '没有任何空闲时间：先填写哪几天、几点有空。',
    en: 'No free time is given: say on which days and at which hours you are free.',
  },
};

/** What a profile lacks so far; empty when matching can find the person. */
export function missingParts(profile: {
  readonly identityState: 'unverified' | 'format_ok' | 'verified';
  readonly place: GeoPoint | null;
  readonly trades: readonly unknown[];
  readonly weekly: readonly WeeklyRange[];
  readonly exceptions: readonly AvailabilityException[];
}): ProfilePart[] {
  const lacks: Readonly<Record<ProfilePart, boolean>> = {
    identity: profile.identityState === 'unverified',
    place: profile.place === null,
    trades: profile.trades.length === 0,
    availability: profile.weekly.length === 0 && profile.exceptions.every(({ free }) => free.length === 0),
  };
  return PROFILE_PARTS.filter((part) => lacks[part]);
}

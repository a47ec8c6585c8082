import type { QuietPolicy } from '@gg/kernel';
import { DEFAULT_DISPATCH_POLICY, type DispatchPolicy } from '@gg/matching';

/** The settings that fill a policy; the names are those of the configuration. */
export interface DispatchSettings {
  readonly priorAcceptance: number;
  readonly maxWave: number;
  readonly radiiM: readonly number[];
  readonly maxOpenOffers: number;
  readonly keptOffers: number;
  readonly maxOffersPerDay: number;
  readonly presenceHours: number;
  readonly life: {
    readonly urgentWithinHours: number;
    readonly urgentMinutes: number;
    readonly soonWithinHours: number;
    readonly soonMinutes: number;
    readonly socketMinutes: number;
    readonly smsMinutes: number;
  };
}

/** When nobody is woken, and what an offer that nobody acknowledges goes through after its text. */
export interface TellingSettings {
  readonly quietHours: QuietPolicy;
  /** From the making of the offer to the call list, by how soon the work starts. */
  readonly escalation: { readonly callUrgentMinutes: number; readonly callMinutes: number };
  /** How long it then lives at least. */
  readonly calls: { readonly talkMinutes: number };
}

/**
 * The planning policy of the running system: matching's numbers, with the configured ones in their places.
 *
 * A text that the gateway took is no acknowledgement, so an offer that has only been texted outlives the step to the call
 * list, however short its life is otherwise: else nobody could ever be phoned about work that starts soon.
 */
export function dispatchPolicy(
  settings: DispatchSettings,
  { quietHours, escalation, calls }: TellingSettings,
): DispatchPolicy {
  const { life } = settings;
  const texted = (minutes: number, callMinutes: number): number => Math.max(minutes, callMinutes + calls.talkMinutes);
  return {
    ...DEFAULT_DISPATCH_POLICY,
    quietHours,
    priorAcceptanceMicro: Math.round(settings.priorAcceptance * 1_000_000),
    maxWavePeople: settings.maxWave,
    radiiM: settings.radiiM,
    openOffers: settings.maxOpenOffers,
    scarcity: { ...DEFAULT_DISPATCH_POLICY.scarcity, keptOffers: settings.keptOffers },
    offersPerDay: settings.maxOffersPerDay,
    offerLife: [
      {
        startsWithinMinutes: life.urgentWithinHours * 60,
        socketMinutes: life.urgentMinutes,
        smsMinutes: texted(life.urgentMinutes, escalation.callUrgentMinutes),
      },
      {
        startsWithinMinutes: life.soonWithinHours * 60,
        socketMinutes: life.soonMinutes,
        smsMinutes: texted(life.soonMinutes, escalation.callMinutes),
      },
      {
        startsWithinMinutes: null,
        socketMinutes: life.socketMinutes,
        smsMinutes: texted(life.smsMinutes, escalation.callMinutes),
      },
    ],
  };
}

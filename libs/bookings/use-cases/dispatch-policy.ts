import { DEFAULT_DISPATCH_POLICY, type DispatchPolicy } from '@gg/matching';

/** The settings that fill a policy; the names are those of the configuration. */
export interface DispatchSettings {
  readonly priorAcceptance: number;
  readonly maxWave: number;
  readonly radiiM: readonly number[];
  readonly maxOpenOffers: number;
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

/** The planning policy of the running system: matching's numbers, with the configured ones in their places. */
export function dispatchPolicy(settings: DispatchSettings): DispatchPolicy {
  const { life } = settings;
  return {
    ...DEFAULT_DISPATCH_POLICY,
    priorAcceptanceMicro: Math.round(settings.priorAcceptance * 1_000_000),
    maxWavePeople: settings.maxWave,
    radiiM: settings.radiiM,
    openOffers: settings.maxOpenOffers,
    offersPerDay: settings.maxOffersPerDay,
    offerLife: [
      { startsWithinMinutes: life.urgentWithinHours * 60, socketMinutes: life.urgentMinutes, smsMinutes: life.urgentMinutes },
      { startsWithinMinutes: life.soonWithinHours * 60, socketMinutes: life.soonMinutes, smsMinutes: life.soonMinutes },
      { startsWithinMinutes: null, socketMinutes: life.socketMinutes, smsMinutes: life.smsMinutes },
    ],
  };
}

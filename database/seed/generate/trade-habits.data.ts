/** How many people do a trade, and who. Trades of one family are often done by the same person. */
export interface TradeHabit {
  readonly code: string;
  /** Share among first trades, thousandths of those whom age and sex let in. */
  readonly popularity: number;
  /** How many times as often women do it as men; below 1 less often. */
  readonly women: number;
  readonly fromAge: number;
  readonly toAge: number;
  readonly family: 'goods' | 'clean' | 'care' | 'food' | 'guard' | 'build' | 'craft' | 'ride' | 'make' | 'online';
  /** Share of those who do the trade that hold its papers, by kind; the papers' own terms decide what is still valid. */
  readonly papers?: Readonly<Record<string, number>>;
}

/** Popularity is skewed as on any market: five trades have half of the people. */
export const TRADE_HABITS: readonly TradeHabit[] = [
  { code: '4-02-06-02', popularity: 125, women: 1.2, fromAge: 16, toAge: 58, family: 'goods', papers: { forklift: 0.04 } },
  { code: '4-02-05-01', popularity: 115, women: 0.25, fromAge: 18, toAge: 60, family: 'goods', papers: { forklift: 0.08 } },
  { code: '4-09-08-01', popularity: 105, women: 2.2, fromAge: 25, toAge: 70, family: 'clean' },
  { code: '6-31-05-00', popularity: 95, women: 1.7, fromAge: 16, toAge: 60, family: 'goods' },
  { code: '4-03-02-05', popularity: 80, women: 1.8, fromAge: 16, toAge: 60, family: 'food', papers: { health: 0.88 } },
  { code: '4-10-01-06', popularity: 60, women: 6, fromAge: 28, toAge: 66, family: 'care', papers: { health: 0.6, domestic_service_training: 0.45 } },
  { code: '4-02-07-09', popularity: 55, women: 0.6, fromAge: 18, toAge: 50, family: 'goods' },
  { code: '4-07-05-01', popularity: 48, women: 0.25, fromAge: 18, toAge: 65, family: 'guard', papers: { security_guard: 0.82 } },
  { code: '4-03-01-02', popularity: 44, women: 5, fromAge: 20, toAge: 58, family: 'clean', papers: { health: 0.86 } },
  { code: '4-10-08-01', popularity: 42, women: 0.2, fromAge: 18, toAge: 48, family: 'ride', papers: { health: 0.7, motor_vehicle_licence: 0.75 } },
  { code: '6-29-01-01', popularity: 34, women: 0.1, fromAge: 22, toAge: 60, family: 'build', papers: { special_work_height: 0.12 } },
  { code: '6-29-01-04', popularity: 30, women: 0.12, fromAge: 20, toAge: 58, family: 'build', papers: { special_work_height: 0.12 } },
  { code: '4-02-07-08', popularity: 28, women: 0.3, fromAge: 18, toAge: 50, family: 'ride', papers: { motor_vehicle_licence: 0.8 } },
  { code: '4-10-01-05', popularity: 27, women: 6, fromAge: 32, toAge: 64, family: 'care', papers: { health: 0.75, elder_care_training: 0.55 } },
  { code: '6-05-01-03', popularity: 26, women: 5, fromAge: 20, toAge: 58, family: 'make' },
  { code: '6-01-03-00', popularity: 24, women: 0.4, fromAge: 20, toAge: 58, family: 'make', papers: { health: 0.5 } },
  { code: '4-14-01-02', popularity: 18, women: 4, fromAge: 30, toAge: 62, family: 'care', papers: { health: 0.8, nursing_assistant_training: 0.6 } },
  { code: '6-31-01-03', popularity: 14, women: 0.05, fromAge: 22, toAge: 60, family: 'craft', papers: { special_work_electrical: 0.88 } },
  { code: '4-01-06-02', popularity: 12, women: 1.8, fromAge: 18, toAge: 40, family: 'online' },
  { code: '6-18-02-04', popularity: 11, women: 0.06, fromAge: 22, toAge: 58, family: 'craft', papers: { special_work_welding: 0.86 } },
  { code: '6-29-03-04', popularity: 8, women: 0.05, fromAge: 22, toAge: 58, family: 'craft' },
  { code: '4-14-04-04', popularity: 5, women: 2.5, fromAge: 20, toAge: 55, family: 'online' },
];

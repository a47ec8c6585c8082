import { addDays, localDate, type LocalDate } from '@gg/kernel';
import type { Dice } from './dice';
import { postedBy } from './postings-ahead';
import type { EmployerPlan, SharingPlan, WorldPlan } from './world';

/** What a line of business does while it has little to do, or is short of hands. */
interface Season {
  readonly title: string;
  readonly description: string;
  readonly notes: string;
  readonly tradeCodes: readonly string[];
  readonly skills: readonly string[];
  readonly headcount: readonly [least: number, most: number];
  /** Yuan a month. */
  readonly monthYuan: readonly [least: number, most: number];
  readonly board: { readonly meals: boolean; readonly lodging: boolean };
  readonly transport: boolean;
}

const PACKER = '6-31-05-00';
const LOADER = '4-02-05-01';

/** 榨季: sugar mills press cane from November to March and are short of hands all the while. */
const CRUSHING: Season = {
  title: '榨季缺工：包装、码垛、甘蔗卸车',
  description: '榨季期间成品糖装袋、码垛，协助甘蔗卸车，三班轮换，上岗前安全培训计薪。',
  notes: '厂内有食堂和宿舍，厂车往返城区。',
  tradeCodes: [PACKER, LOADER],
  skills: [],
  headcount: [16, 48],
  monthYuan: [4_400, 5_200],
  board: { meals: true, lodging: true },
  transport: true,
};

/** Who has people to spare in winter, by line of business. */
const QUIET: Readonly<Record<string, Season>> = {
  hotels: {
    title: '酒店淡季富余员工',
    description: '后勤、布草和仓库人员，能做包装、搬运。',
    notes: '旅游淡季，春节前后需返岗另行商量。',
    tradeCodes: [PACKER, LOADER],
    skills: [],
    headcount: [6, 14],
    monthYuan: [3_200, 3_900],
    board: { meals: true, lodging: false },
    transport: false,
  },
  clothing: {
    title: '制衣淡季富余员工',
    description: '缝纫、整烫、包装车间员工，手脚麻利。',
    notes: '',
    tradeCodes: [PACKER, '6-05-01-03'],
    skills: [],
    headcount: [8, 24],
    monthYuan: [3_600, 4_300],
    board: { meals: false, lodging: false },
    transport: true,
  },
  warehouses: {
    title: '物流园富余装卸、叉车人员',
    description: '装卸、理货，部分持叉车证。',
    notes: '',
    tradeCodes: [LOADER],
    skills: ['理货'],
    headcount: [6, 16],
    monthYuan: [4_000, 5_400],
    board: { meals: false, lodging: false },
    transport: false,
  },
  'online-shops': {
    title: '电商仓大促后富余打包员',
    description: '打包、贴标、复核。',
    notes: '双十一之后到三月订单少。',
    tradeCodes: [PACKER],
    skills: [],
    headcount: [8, 20],
    monthYuan: [3_600, 4_400],
    board: { meals: false, lodging: false },
    transport: false,
  },
  parcels: {
    title: '分拨中心富余分拣、装卸员工',
    description: '装卸、分拣，能上夜班。',
    notes: '',
    tradeCodes: [LOADER],
    skills: [],
    headcount: [6, 18],
    monthYuan: [4_000, 4_800],
    board: { meals: false, lodging: false },
    transport: true,
  },
};

/** Lenders near a mill that are asked; more would only be more of the same. */
const LENDERS_A_CITY = 4;
/** Last day of the crushing season, and its first. */
const SEASON_END = '03-15';
const SEASON_START = '11-10';

/**
 * Shared employment (共享用工) of the coming season: every sugar mill is short, and firms of its city that have little to do
 * in winter lend. A few ask for more than is paid, so that there is something to explain.
 */
export function makeSharing(plan: WorldPlan, dice: Dice, employers: readonly EmployerPlan[]): SharingPlan[] {
  const season = nextSeason(localDate(plan.now));
  const able = employers.filter(
    ({ verification, kind, sites }) => verification === 'verified' && kind === 'organisation' && sites.length > 0,
  );
  const mills = able.filter(({ business }) => business === 'sugar');
  const cities = [...new Set(mills.flatMap(({ sites }) => sites[0]!.regionCode.slice(0, 4)))].sort();
  const lenders = cities.flatMap((city) =>
    able
      .filter(({ business, sites }) => business in QUIET && sites[0]!.regionCode.startsWith(city))
      .slice(0, LENDERS_A_CITY),
  );
  return [
    ...mills.map((mill) => planned(dice.for(mill.id), mill, 'shortage', CRUSHING, season)),
    ...lenders.map((firm) => planned(dice.for(firm.id), firm, 'surplus', QUIET[firm.business]!, season)),
  ];
}

interface Term {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What is left of the season that runs, from next week; else the whole of the next one. */
function nextSeason(today: LocalDate): Term {
  const year = Number(today.slice(0, 4));
  const soon = addDays(today, 7);
  for (const end of [`${year}-${SEASON_END}`, `${year + 1}-${SEASON_END}`]) {
    const start = `${Number(end.slice(0, 4)) - 1}-${SEASON_START}`;
    // A season that is all but over is worth no agreement.
    if (addDays(soon, 14) <= end) return { from: soon > start ? soon : start, to: end };
  }
  throw new RangeError(`no season after ${today}`);
}

function planned(
  own: Dice,
  firm: EmployerPlan,
  side: SharingPlan['side'],
  season: Season,
  { from, to }: Term,
): SharingPlan {
  const site = own.pick(firm.sites);
  const headcount = own.between(...season.headcount);
  // Most contracts last for years; a few end with the next one.
  const open = Math.floor(headcount / 3);
  const contracts = [
    { until: null, count: open },
    { until: addDays(to, own.between(120, 700)), count: headcount - open },
  ].filter(({ count }) => count > 0);
  const isSurplus = side === 'surplus';
  return {
    key: `${side}-${firm.id}`,
    ...postedBy(firm, own),
    side,
    title: season.title,
    description: season.description,
    notes: season.notes,
    tradeCodes: season.tradeCodes,
    skills: season.skills,
    certificates: [],
    headcount,
    leastGroup: isSurplus ? own.pick([1, 2, 4]) : own.pick([2, 4]),
    from,
    to,
    leastDays: own.pick([14, 30]),
    place: { point: site.point, address: site.address, regionCode: site.regionCode },
    pay: { unit: 'month', amountFen: own.between(...season.monthYuan) * 100 },
    feeFen: 0,
    settlesThroughLender: isSurplus ? null : true,
    board: season.board,
    transport: season.transport,
    declaration: isSurplus ? { ownEmployees: true, dispatched: false, workInjuryInsured: true, contracts } : null,
    validUntil: null,
  };
}

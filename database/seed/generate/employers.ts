import { addDays, instantOf, localDate } from '@gg/kernel';
import type { Region } from '@gg/reference-data';
import { AGENT_NAMES, BRANDS, BUSINESSES, STREETS, type Business } from './businesses.data';
import type { Dice } from './dice';
import { madeId } from './made-id';
import { madeCreditCode } from './made-numbers';
import type { IdNumbers } from './id-numbers';
import { birthDateOf } from './people';
import { personName } from './person-name';
import { CITIES, countyOf, someCity, someCounty, somePoint, urbanCounties } from './places';
import { Weighted } from './weighted';
import type { EmployerMember, EmployerPlan, Site, WorldPlan } from './world';

/** What the makers of employers share. */
export interface EmployerMaker {
  readonly plan: WorldPlan;
  readonly numbers: IdNumbers;
  readonly nextPhone: () => string;
  /** Names that are taken: two firms of one name would be taken for one. */
  readonly names: Set<string>;
}

const businesses = new Weighted(BUSINESSES.map((business) => [business, business.share]));

/** How a place is called in a name: 南宁, 武鸣, 融水. */
const shortOf = ({ name }: Region): string => {
  const short = name.replace(/(壮族|瑶族|苗族|侗族|毛南族|仫佬族|各族)*(自治县|市|区|县)$/, '');
  return short.length >= 2 ? short : name;
};

const brandOf = (dice: Dice): string => dice.pick([...BRANDS.first]) + dice.pick([...BRANDS.second]);

const filled = (text: string, place: string, brand: string): string => text.replace('{c}', place).replace('{b}', brand);

/** Firms: the first ones cover all businesses and all cities, the others fall where chance wants them. */
export function makeFirms(maker: EmployerMaker, dice: Dice): EmployerPlan[] {
  const cities = dice.for('order').shuffled(CITIES);
  return Array.from({ length: maker.plan.firms }, (_, i) => {
    const own = dice.for(i);
    const business = BUSINESSES[i] ?? businesses.pick(own);
    const county = countyFor(own, business, i < 2 * cities.length ? cities[i % cities.length]!.code : null);
    return makeFirm(maker, own, business, county, i);
  });
}

/** A county where such a business is: in the wanted city if it may be there. */
function countyFor(own: Dice, { where }: Business, wantedCity: string | null): Region {
  if (!where) return someCounty(own, wantedCity ?? someCity(own).code);
  const wanted = where.filter((code) => wantedCity !== null && code.startsWith(wantedCity));
  const code = own.pick(wanted.length > 0 ? wanted : where);
  return code.length === 6 ? countyOf(code) : someCounty(own, code);
}

function makeFirm(maker: EmployerMaker, own: Dice, business: Business, county: Region, order: number): EmployerPlan {
  const { plan } = maker;
  const cityCode = county.code.slice(0, 4);
  const place = own.chance(0.6) ? shortOf(CITIES.find(({ code }) => code === cityCode)!) : shortOf(county);
  const { name, brand } = freeName(maker, own.for('name'), business.names, place);
  const registeredAt = registeredOn(plan, own);
  // The last firms still wait: staff have something to verify.
  const awaiting = order >= plan.firms - Math.ceil(plan.firms / 40);
  return {
    id: madeId(own.for('id'), registeredAt),
    kind: business.kind,
    business: business.key,
    name,
    creditCode: madeCreditCode(cityCode, business.code, own.for('code')),
    licence: null,
    regionCode: county.code,
    ...verification(awaiting, own.for('verification'), plan),
    registeredAt,
    members: membersOf(
      maker,
      own.for('members'),
      cityCode,
      county.code,
      registeredAt,
      business.kind === 'sole_trader' ? 1 : own.between(2, 4),
    ),
    sites: sitesOf(own.for('sites'), business, county, place, brand, registeredAt),
    regulars: [],
    regularPhones: [],
    blockedWorkerIds: [],
  };
}

/** Firms without which there is no crushing season to show: mills of 崇左 and 南宁, and who has people to spare beside them. */
const OF_THE_SEASON = [
  { business: 'sugar', county: '451421' },
  { business: 'sugar', county: '450110' },
  { business: 'hotels', county: '451402' },
  { business: 'clothing', county: '450105' },
] as const;

/** Firms that share workers (共享用工) in winter, on top of those of the plan. */
export function makeSeasonFirms(maker: EmployerMaker, dice: Dice): EmployerPlan[] {
  return OF_THE_SEASON.map(({ business, county }, i) => {
    const line = BUSINESSES.find(({ key }) => key === business)!;
    return makeFirm(maker, dice.for(i), line, countyOf(county), 0);
  });
}

/** Agents, with a licence of the city's bureau; they post for firms that they name. */
export function makeAgents(maker: EmployerMaker, dice: Dice): EmployerPlan[] {
  const { plan } = maker;
  const today = localDate(plan.now);
  return Array.from({ length: plan.agents }, (_, i) => {
    const own = dice.for(i);
    const city = CITIES[i % CITIES.length]!;
    const county = urbanCounties(city.code)[0]!;
    const { name } = freeName(maker, own.for('name'), AGENT_NAMES, shortOf(city));
    const registeredAt = registeredOn(plan, own);
    const year = own.between(2023, 2025);
    return {
      id: madeId(own.for('id'), registeredAt),
      kind: 'agent' as const,
      business: 'agent',
      name,
      creditCode: madeCreditCode(city.code, 'enterprise', own.for('code')),
      licence: {
        number: `(桂)人服证字〔${year}〕第${city.code}${String(own.between(1, 999_999)).padStart(6, '0')}号`,
        validFrom: `${year}-05-01`,
        validTo: addDays(today, own.between(200, 1_400)),
      },
      regionCode: county.code,
      ...verification(false, own.for('verification'), plan),
      registeredAt,
      members: membersOf(maker, own.for('members'), city.code, county.code, registeredAt, 2),
      sites: [],
      regulars: [],
      regularPhones: [],
      blockedWorkerIds: [],
    };
  });
}

/** Households: a person with a home, who is no employer in the sense of labour law. */
export function makeHouseholds(maker: EmployerMaker, dice: Dice): EmployerPlan[] {
  const { plan } = maker;
  return Array.from({ length: plan.households }, (_, i) => {
    const own = dice.for(i);
    const cityCode = (CITIES[i] ?? someCity(own)).code;
    const county = own.pick(urbanCounties(cityCode));
    const registeredAt = registeredOn(plan, own);
    const members = membersOf(maker, own.for('members'), cityCode, county.code, registeredAt, 1);
    const address = addressOf(own.for('street'), 'town', county);
    return {
      id: madeId(own.for('id'), registeredAt),
      kind: 'household' as const,
      business: 'household',
      name: `${members[0]!.name.slice(0, 1)}家`,
      creditCode: null,
      licence: null,
      regionCode: county.code,
      ...verification(i >= plan.households - 2, own.for('verification'), plan),
      registeredAt,
      members,
      sites: [
        {
          id: madeId(own.for('site'), registeredAt),
          name: `${county.name}住处`,
          address,
          regionCode: county.code,
          point: somePoint(own.for('home'), county),
        },
      ],
      regulars: [],
      regularPhones: [],
      blockedWorkerIds: [],
    };
  });
}

const registeredOn = (plan: WorldPlan, own: Dice): Date =>
  instantOf(addDays(localDate(plan.now), -own.between(200, 850)), own.between(8 * 60 + 30, 17 * 60 + 30));

/** Staff looked at it within the last half year, as they must look at everyone. */
function verification(
  awaiting: boolean,
  own: Dice,
  plan: WorldPlan,
): Pick<EmployerPlan, 'verification' | 'verifiedAt'> {
  if (awaiting) return { verification: 'awaiting', verifiedAt: null };
  const day = addDays(localDate(plan.now), -own.between(1, 170));
  return { verification: 'verified', verifiedAt: instantOf(day, own.between(9 * 60, 17 * 60)) };
}

const MEMBER_ROLES = ['owner', 'manager', 'foreman', 'viewer'] as const;

function membersOf(
  { plan, numbers, nextPhone }: EmployerMaker,
  dice: Dice,
  cityCode: string,
  regionCode: string,
  registeredAt: Date,
  count: number,
): EmployerMember[] {
  return MEMBER_ROLES.slice(0, count).map((role) => {
    const own = dice.for(role);
    const sex = own.chance(0.45) ? 'female' : 'male';
    const birthDate = birthDateOf(own, own.between(24, 58), localDate(plan.now));
    return {
      id: madeId(own.for('id'), registeredAt),
      name: personName(own.for('name'), cityCode, sex, Number(birthDate.slice(0, 4))),
      phone: nextPhone(),
      idNumber: numbers.next(cityCode, birthDate, sex),
      birthDate,
      sex,
      identityState: role === 'owner' ? ('verified' as const) : ('format_ok' as const),
      regionCode,
      registeredAt,
      role,
    };
  });
}

function sitesOf(
  own: Dice,
  business: Business,
  county: Region,
  place: string,
  brand: string,
  registeredAt: Date,
): Site[] {
  const count = own.between(1, business.sites.length);
  return business.sites.slice(0, count).map((name, i) => {
    // A second site lies in the same city, often in another county.
    const here = i === 0 ? county : someCounty(own.for(`county ${i}`), county.code.slice(0, 4));
    return {
      id: madeId(own.for(`site ${i}`), registeredAt),
      name: filled(name, place, brand),
      address: addressOf(own.for(`street ${i}`), business.streets, here),
      regionCode: here.code,
      point: somePoint(own.for(`point ${i}`), here),
    };
  });
}

const addressOf = (dice: Dice, streets: Business['streets'], county: Region): string =>
  `${county.name}${dice.pick(STREETS[streets])}${dice.between(1, 268)}号`;

function freeName(
  { names }: EmployerMaker,
  dice: Dice,
  patterns: readonly string[],
  place: string,
): { name: string; brand: string } {
  for (;;) {
    const brand = brandOf(dice);
    const name = filled(dice.pick(patterns), place, brand);
    if (names.has(name) || brand.charAt(0) === brand.charAt(1)) continue;
    names.add(name);
    return { name, brand };
  }
}

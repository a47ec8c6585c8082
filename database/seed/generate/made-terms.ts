import { addDays, instantOf, type LocalDate } from '@gg/kernel';
import { minimumWageFor } from '@gg/reference-data';
import type { PayOffer } from '@gg/compliance';
import type { Dice } from './dice';
import type { JobHours, JobPay, JobTemplate } from './job-template';
import { offset } from './places';
import type { EmployerPlan, MadeTerms, PlannedShift, Site } from './world';

/** A job on its days: what a posting is made of. */
export interface JobOnDays {
  readonly template: JobTemplate;
  /** Whose work it is. */
  readonly user: EmployerPlan;
  readonly site: Site;
  readonly hours: JobHours;
  readonly firstDate: LocalDate;
  readonly days: number;
  readonly headcount: number;
}

/** The minimum wage of the first class in 2026, in fen: what templates name their pay for. */
const FIRST_CLASS_FEN = 2_010;
const HALF_YUAN = 50;
const TEN_YUAN = 1_000;

/** The terms of a job, as its employer would write them. Texts keep clear of what the rules refuse. */
export function makeTerms(dice: Dice, job: JobOnDays): MadeTerms {
  const { template, user, site, hours, firstDate, days, headcount } = job;
  const own = { name: user.name, creditCode: user.creditCode };
  const shifts = Array.from({ length: days }, (_, i) => shiftOn(addDays(firstDate, i), hours, headcount));
  const say = (text: string): string =>
    text.replaceAll('{site}', site.name).replaceAll('{county}', site.address.slice(0, countyLength(site.address)));
  return {
    engagementType: template.engagementType,
    tradeCode: template.tradeCode,
    title: dice.pick(template.titles),
    description: say(template.description),
    conditions: template.conditions,
    responsibility: {
      legalEmployer: own,
      actualUser: own,
      payer: user.name,
      insurer: template.insurer,
      insuranceKind: template.insuranceKind,
    },
    pay: payOf(dice, template.pay, site.regionCode, firstDate, hours),
    settlement: template.settlement,
    siteId: site.id,
    assembly: {
      // People meet at the gate, not in the middle of the site.
      point: offset(site.point, dice.between(-60, 60), dice.between(-60, 60)),
      name: site.name,
      address: site.address,
      regionCode: site.regionCode,
      minutesBefore: template.minutesBefore,
    },
    loads: template.loads ?? null,
    hazards: template.hazards ?? [],
    tools: template.tools,
    meals: template.meals,
    transport: say(template.transport),
    minAge: template.minAge ?? null,
    maxAge: null,
    certificates: template.certificates ?? [],
    contractDays: null,
    shifts,
  };
}

/** `江南区工业大道18号` begins with its county. */
const countyLength = (address: string): number => (/^.*?(?:区|县|市)/.exec(address)?.[0] ?? address).length;

function shiftOn(date: LocalDate, { from, to, breaks = [] }: JobHours, headcount: number): PlannedShift {
  return {
    start: instantOf(date, from),
    end: instantOf(date, to),
    breaks: breaks.map(({ at, minutes, paid }) => ({
      start: instantOf(date, at),
      end: instantOf(date, at + minutes),
      paid: paid ?? false,
    })),
    headcount,
  };
}

/** Minutes that are paid. */
export const paidMinutesOf = ({ from, to, breaks = [] }: JobHours): number =>
  breaks.reduce((minutes, pause) => minutes - (pause.paid ? 0 : pause.minutes), to - from);

function payOf(dice: Dice, pay: JobPay, regionCode: string, date: LocalDate, hours: JobHours): PayOffer {
  const minimumFen = minimumWageFor(regionCode, date).hourlyFen;
  const here = (fen: number): number => (fen * minimumFen) / FIRST_CLASS_FEN;
  if (pay.kind === 'piece') {
    // A usual hour is worth a tenth more than the minimum, wherever it is worked.
    const unitFen = Math.max(here(pay.unitFen), (minimumFen * 1.1) / pay.perHour);
    const minutes = paidMinutesOf(hours);
    const output = Math.floor((pay.perHour * minutes) / 60);
    return {
      kind: 'piece',
      amountFen: Math.ceil(unitFen),
      unit: pay.unit,
      expectedOutput: output,
      expectedMinutes: minutes,
      preTax: true,
    };
  }
  const [least, most] = pay.hourlyFen;
  const hourlyFen = upTo(HALF_YUAN, Math.max(here(least + dice.below(most - least + 1)), minimumFen));
  if (pay.kind === 'hourly') return { kind: 'hourly', amountFen: hourlyFen, preTax: true };
  const minutes = paidMinutesOf(hours);
  return {
    kind: 'daily',
    amountFen: upTo(TEN_YUAN, (hourlyFen * minutes) / 60),
    expectedMinutes: minutes,
    preTax: true,
  };
}

const upTo = (step: number, fen: number): number => Math.ceil(fen / step) * step;

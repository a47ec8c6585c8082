import type { EmployerPlan, PostingPlan } from '@database/seed';

/** A planned posting as its employer's console sends it. */
export function postingBody(plan: PostingPlan, employer: EmployerPlan): Record<string, unknown> {
  const { responsibility, assembly, pay, shifts } = plan;
  const forAnother = employer.kind === 'agent';
  return {
    publish: true,
    engagementType: plan.engagementType,
    tradeCode: plan.tradeCode,
    title: plan.title,
    description: plan.description,
    conditions: plan.conditions,
    responsibility: {
      // Whoever posts for itself is both; an agent names the firm.
      ...(forAnother ? { legalEmployer: responsibility.legalEmployer, actualUser: responsibility.actualUser } : {}),
      payer: responsibility.payer,
      insurer: responsibility.insurer,
      insuranceKind: responsibility.insuranceKind,
    },
    pay: payOf(pay),
    settlement: plan.settlement,
    assembly: forAnother ? assembly : { siteId: plan.siteId, minutesBefore: assembly.minutesBefore },
    shifts: shifts.map(({ start, end, breaks, headcount }) => ({
      start: start.toISOString(),
      end: end.toISOString(),
      headcount,
      breaks: breaks.map((pause) => ({
        start: pause.start.toISOString(),
        end: pause.end.toISOString(),
        paid: pause.paid,
      })),
    })),
    loads: plan.loads,
    hazards: plan.hazards,
    tools: plan.tools,
    meals: plan.meals,
    transport: plan.transport,
    minAge: plan.minAge,
    maxAge: plan.maxAge,
    requiredCertificates: plan.certificates,
    contractDays: plan.contractDays,
    mode: plan.mode,
    reserves: plan.reserves,
    contact: plan.contact,
  };
}

function payOf({ kind, amountFen, unit, expectedOutput, expectedMinutes, preTax }: PostingPlan['pay']) {
  const amount = { kind, amountFen, preTax };
  return kind === 'piece' ? { ...amount, unit, expectedOutput, expectedMinutes } : amount;
}

import type { ShiftDetails } from '@gg/postings';
import { offeredWorkOf, workFactsOf } from './work-facts';

const shiftOf = (legalEmployerCode: string): ShiftDetails =>
  ({
    legalEmployerCode,
    tradeCode: '4-02-05-01',
    title: '搬家',
    regionCode: '450105',
    start: new Date('2026-11-24T00:00:00Z'),
    end: new Date('2026-11-24T04:00:00Z'),
    pay: { kind: 'hourly', amountFen: 2_400 },
    settlement: { cycle: 'daily', days: 0 },
    assembly: {
      name: '吴家，沙井花园3栋',
      address: '沙井大道8号',
      point: { lng: 108.301234, lat: 22.801234 },
      time: new Date('2026-11-23T23:40:00Z'),
    },
  }) as unknown as ShiftDetails;

it.each([
  ['a firm', '91450100MA5N000001', '吴家，沙井花园3栋'],
  ['a household', 'household:01a22826-9868-765b-862a-1618e0e1215b', '南宁市江南区'],
])(
  'a text tells who is asked of the door of %s as far as the list of jobs does, and the whole once they are booked',
  (_who, code, told) => {
    expect(offeredWorkOf(shiftOf(code)).place).toBe(told);
    expect(workFactsOf(shiftOf(code)).place).toBe('吴家，沙井花园3栋');
  },
);

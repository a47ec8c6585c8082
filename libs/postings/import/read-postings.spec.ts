import { deflateRawSync } from 'node:zlib';
import { Workbook, type Worksheet } from 'exceljs';
import fc from 'fast-check';
import { encode } from 'iconv-lite';
import { assertBoundedZip } from './bounded-zip';
import type { PostingFile } from './parsed-posting';
import { POSTING_COLUMNS } from './posting-columns';
import { readPostings } from './read-postings';

const HEADER =
  '编号,用工形式,工种,岗位名称,工作内容,城市,区县,集合地点,经度,纬度,日期,开始时间,结束时间,休息时间,人数,工资,结算,联系人,联系电话';
const ROW =
  'NN-1,非全日制,分拣员,快件分拣员,分拣快件并扫码,南宁市,江南区,沙井物流园3号门,108.2435,22.7789,2026-11-25、26,06:30,10:30,08:30-08:45计薪,30,22元/小时,日结,韦建国,13800138000';

const csv = (...rows: string[]): Buffer => Buffer.from([HEADER, ...rows].join('\n'));
const read = (file: Buffer, name = '岗位.csv'): Promise<PostingFile> => readPostings(file, name);

/** Row, column and reason of every problem. */
const problemsOf = ({ problems }: PostingFile) => problems.map(({ row, column, reason }) => [row, column, reason.code]);

async function refusal(file: Buffer, name?: string): Promise<string> {
  return read(file, name).then(
    () => 'taken',
    (error: { code: string }) => error.code,
  );
}

/** A changed cell of the good row. */
function rowWith(header: string, value: string): string {
  const place = HEADER.split(',').indexOf(header);
  return ROW.split(',')
    .map((cell, i) => (i === place ? value : cell))
    .join(',');
}

describe('a row of a CSV file', () => {
  it('becomes a posting with its shifts in local time', async () => {
    const { rows, problems } = await read(csv(ROW));
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      row: 2,
      reference: 'NN-1',
      contact: { name: '韦建国', phone: '13800138000' },
      notes: [],
      draft: {
        engagementType: 'part_time',
        tradeCode: '4-02-06-02',
        title: '快件分拣员',
        pay: { kind: 'hourly', amountFen: 2_200, preTax: true },
        settlement: { cycle: 'daily', days: 0 },
        assembly: {
          name: '沙井物流园3号门',
          regionCode: '450105',
          point: { lng: 108.2435, lat: 22.7789 },
          minutesBefore: 0,
        },
        mode: { dispatch: true, claim: true, application: false },
        requiredCertificates: null,
      },
    });
    expect(rows[0]!.draft.shifts).toEqual(
      ['2026-11-24T22:30:00Z', '2026-11-25T22:30:00Z'].map((start) => {
        const at = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000);
        return { start: at(0), end: at(240), breaks: [{ start: at(120), end: at(135), paid: true }], headcount: 30 };
      }),
    );
  });

  it.each<[string, string, string | null, string]>([
    ['工种', '宇航员', '工种', 'trade_unknown'],
    ['工种', '', '工种', 'required'],
    ['用工形式', '长期工', '用工形式', 'choice_unknown'],
    ['区县', '青山区', '区县', 'region_unknown'],
    ['日期', '11月25日', '日期', 'date_without_year'],
    ['日期', '2026-02-30', '日期', 'date_impossible'],
    ['开始时间', '早上', '开始时间', 'time_unknown'],
    ['结束时间', '', '结束时间', 'time_missing'],
    ['结束时间', '06:30', '结束时间', 'end_before_start'],
    ['结束时间', '次日07:00', '结束时间', 'posting.shift_too_long'],
    ['休息时间', '05:00-05:30', '休息时间', 'posting.break_outside_shift'],
    ['休息时间', '休息半小时', '休息时间', 'break_unknown'],
    ['人数', '0', '人数', 'number_out_of_range'],
    ['人数', '10000', '人数', 'number_out_of_range'],
    ['工资', '面议', '工资', 'money_unknown'],
    ['工资', '22', '计薪方式', 'required'],
    ['工资', '0.3元/件', '预计产量', 'piece_incomplete'],
    ['结算', '以后再说', '结算', 'settlement_unknown'],
    ['经度', '', '经度', 'coordinates_incomplete'],
    ['经度', '22.8', '经度', 'coordinates_outside'],
    ['联系电话', '12345', '联系电话', 'phone_unknown'],
    ['联系人', '', '联系人', 'contact_incomplete'],
    ['岗位名称', '好'.repeat(61), '岗位名称', 'too_long'],
  ])('%s = %p is told with row, column and reason', async (header, value, column, code) => {
    const file = await read(csv(ROW, rowWith(header, value), ROW));
    expect(problemsOf(file)).toEqual([[3, column, code]]);
    expect(file.rows.map(({ row }) => row)).toEqual([2, 4]);
    const { reason } = file.problems[0]!;
    expect(reason.zh).toMatch(/\p{Script=Han}/u);
    expect(reason.en).toMatch(/[a-z]{2}/);
    expect(reason.zh + reason.en).not.toMatch(/\{\w+\}/);
  });

  it('tells every fault of a row at once', async () => {
    const bad = rowWith('人数', '很多').replace('22元/小时', '面议').replace('江南区', '青山区');
    expect(problemsOf(await read(csv(bad))).map(([, column]) => column)).toEqual(['人数', '工资', '区县']);
  });

  it('without coordinates counts from the county, and says so', async () => {
    const { rows } = await read(csv(ROW.replace('108.2435,22.7789', ',')));
    expect(rows[0]!.notes).toEqual([
      expect.objectContaining({ column: '经度', zh: expect.stringContaining('南宁市江南区') as string }),
    ]);
  });

  it('whose quotes or commas went astray is not read shifted', async () => {
    const file = await read(csv(ROW.replace('分拣快件并扫码', '分拣快件,并,扫码')));
    expect(file.rows).toEqual([]);
    expect(problemsOf(file)).toEqual([[2, null, 'columns_differ']]);
  });
});

describe('a file', () => {
  const good = csv(ROW);
  const text = good.toString();
  it.each<[string, Buffer]>([
    ['UTF-8', good],
    ['UTF-8 with its mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good])],
    ['GBK', encode(text, 'gbk')],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), encode(text, 'utf16-le')])],
    ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(text.replaceAll(',', ';'))],
    ['Windows line ends', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['a title and blank lines above', Buffer.from(`江南区用工需求表\n\n${text}`)],
    [
      'columns in another order',
      Buffer.from(
        text
          .split('\n')
          .map((line) => line.split(',').reverse().join(','))
          .join('\n'),
      ),
    ],
    [
      'headers with units and stars',
      Buffer.from(text.replace('工资', '工资（元，税前）*').replace('经度', '经度(WGS-84)')),
    ],
  ])('in %s gives the same posting', async (_what, file) => {
    const expected = (await read(good)).rows[0]!;
    const { rows, problems } = await read(file);
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ ...expected, row: rows[0]!.row }]);
  });

  it.each<[string, Buffer, string, string]>([
    ['nothing', Buffer.alloc(0), 'a.csv', 'posting.import_no_header'],
    ['no header', Buffer.from('a,b,c\n1,2,3'), 'a.csv', 'posting.import_no_header'],
    ['a column missing', Buffer.from(text.replace('人数', '备注')), 'a.csv', 'posting.import_columns_missing'],
    ['a column twice', Buffer.from(text.replace('编号', '招聘人数')), 'a.csv', 'posting.import_column_twice'],
    [
      'bytes of no encoding',
      Buffer.concat([good, Buffer.from([0xff, 0xff, 0x80, 0x0a])]),
      'a.csv',
      'posting.import_encoding',
    ],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'a.xls', 'posting.import_old_excel'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'a.png', 'posting.import_unreadable'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 and no more'), 'a.xlsx', 'posting.import_unreadable'],
    ['too many rows', csv(...new Array<string>(10_001).fill(ROW)), 'a.csv', 'posting.import_too_many_rows'],
  ])('with %s is refused', async (_what, file, name, code) => expect(await refusal(file, name)).toBe(code));

  it('names the columns that nobody read', async () => {
    const file = await read(Buffer.from(text.replace('编号', '领导批示')));
    expect(file.ignoredColumns).toEqual(['领导批示']);
    expect(file.rows[0]!.reference).toBeNull();
  });

  it('of ten thousand rows is read whole', async () => {
    const { rows } = await read(csv(...new Array<string>(10_000).fill(ROW)));
    expect(rows).toHaveLength(10_000);
  });

  it('never throws anything but a refusal, whatever is in its cells', async () => {
    const cell = fc.oneof(fc.constantFrom(...ROW.split(','), '', '"', '无', '=A1'), fc.string({ maxLength: 12 }));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 19, maxLength: 19 }), async (cells) => {
        const line = cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',');
        const { rows, problems } = await read(csv(ROW, line));
        const told = new Set([...rows, ...problems].map(({ row }) => row));
        // Every row is a posting or has a problem; one that is blank is neither.
        if (cells.some((one) => one.trim() !== '')) expect(told.size).toBe(2);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an Excel workbook', () => {
  async function workbook(fill: (sheet: Worksheet) => void): Promise<PostingFile> {
    const book = new Workbook();
    const sheet = book.addWorksheet('岗位');
    fill(sheet);
    return read(Buffer.from(await book.xlsx.writeBuffer()), '岗位.xlsx');
  }
  const headers = HEADER.split(',');
  const column = (name: string) => headers.indexOf(name) + 1;
  const full = ROW.split(',');

  it('with real dates, times and numbers gives the same posting as text does', async () => {
    const expected = (await read(csv(ROW.replace('2026-11-25、26', '2026-11-25')))).rows[0];
    const { rows, problems } = await workbook((sheet) => {
      sheet.addRow(headers);
      const row = sheet.addRow(full);
      row.getCell(column('日期')).value = new Date('2026-11-25T00:00:00Z');
      row.getCell(column('开始时间')).value = new Date(Date.UTC(1899, 11, 30, 6, 30));
      row.getCell(column('开始时间')).numFmt = 'hh:mm';
      row.getCell(column('结束时间')).value = 10.5 / 24;
      row.getCell(column('人数')).value = 30;
      row.getCell(column('经度')).value = 108.2435;
      row.getCell(column('纬度')).value = 22.7789;
      row.getCell(column('联系电话')).value = 13_800_138_000;
      row.getCell(column('岗位名称')).value = {
        richText: [{ text: '快件' }, { text: '分拣员', font: { bold: true } }],
      };
    });
    expect(problems).toEqual([]);
    expect(rows).toEqual([expected]);
  });

  it('takes the stored result of a formula, and refuses one without', async () => {
    const { rows, problems } = await workbook((sheet) => {
      sheet.addRow(headers);
      sheet.addRow(full).getCell(column('人数')).value = { formula: '10*3', result: 30 };
      sheet.addRow(full).getCell(column('人数')).value = { formula: '10*3', date1904: false };
      sheet.addRow(full).getCell(column('人数')).value = { formula: 'A1/0', result: { error: '#DIV/0!' } };
    });
    expect(rows.map(({ row, draft }) => [row, draft.shifts[0]!.headcount])).toEqual([[2, 30]]);
    expect(problems.map(({ row, column: name, reason }) => [row, name, reason.code])).toEqual([
      [3, '人数', 'formula_without_result'],
      [4, '人数', 'formula_failed'],
    ]);
  });

  it('reads a cell merged downwards for each of its rows, one merged sideways once', async () => {
    const { rows, problems } = await workbook((sheet) => {
      sheet.addRow(headers);
      for (let i = 0; i < 3; i++) sheet.addRow(full);
      sheet.mergeCells(2, column('集合地点'), 4, column('集合地点'));
      sheet.mergeCells(3, column('岗位名称'), 3, column('工作内容'));
    });
    expect(problems).toEqual([]);
    expect(rows.map(({ draft }) => draft.assembly.name)).toEqual([
      '沙井物流园3号门',
      '沙井物流园3号门',
      '沙井物流园3号门',
    ]);
    expect(rows.map(({ draft }) => draft.description)).toEqual(['分拣快件并扫码', '', '分拣快件并扫码']);
  });

  it('tells of a heading that is merged over a row, and goes on', async () => {
    const file = await workbook((sheet) => {
      sheet.addRow(headers);
      sheet.addRow(['江南区']);
      sheet.mergeCells(2, 1, 2, headers.length);
      sheet.addRow(full);
    });
    expect(problemsOf(file)).toEqual([[2, null, 'heading_row']]);
    expect(file.rows.map(({ row }) => row)).toEqual([3]);
  });
});

describe('the bound on what a workbook unpacks to', () => {
  /** A zip of one part, which says of its size what it likes. */
  function zip(content: Buffer, statedSize = content.length): Buffer {
    const packed = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(statedSize, 24);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(1, 10);
    end.writeUInt32LE(local.length + packed.length, 16);
    return Buffer.concat([local, packed, central, end]);
  }
  const codeOf = (file: Buffer) => {
    try {
      assertBoundedZip(file, 1_000_000);
      return 'taken';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it.each<[string, Buffer, string]>([
    ['just as much', zip(Buffer.alloc(1_000_000)), 'taken'],
    ['a byte more', zip(Buffer.alloc(1_000_001)), 'posting.import_too_large'],
    ['a bomb that calls itself small', zip(Buffer.alloc(50_000_000), 10), 'posting.import_too_large'],
    ['no zip', Buffer.from('PK and nothing'), 'posting.import_unreadable'],
    ['a directory that points outside', zip(Buffer.alloc(10)).subarray(5), 'posting.import_unreadable'],
  ])('%s', (_what, file, code) => expect(codeOf(file)).toBe(code));
});

it('every header and alias names one column only', () => {
  const names = POSTING_COLUMNS.flatMap(({ key, zh, aliases }) => [key, zh, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});

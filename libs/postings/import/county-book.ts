import { readCounty } from './read-words';
import type { Reading } from './reading';

/** The counties that one file names: each is looked up once, however many rows name it. */
export class CountyBook {
  private readonly found = new Map<string, Reading<string>>();

  /** As {@link readCounty}. */
  find(city: string, county: string, address: string): Reading<string> {
    // The address only decides where the county is left out.
    const key = JSON.stringify(county === '' ? [city, address] : [city, county, '']);
    const known = this.found.get(key);
    if (known) return known;
    const reading = readCounty(city, county, address);
    this.found.set(key, reading);
    return reading;
  }
}

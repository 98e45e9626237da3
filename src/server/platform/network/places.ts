/**
 * Where an address is: its country, no closer. From the registries' own books (who was given the network, and where
 * they are), which is free, offline and coarse; a person is told a country, never a city that may be wrong.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Reader, type CountryResponse } from 'mmdb-lib';
import { readAddress } from './address.ts';
import { countries, type Country } from './countries.ts';

export interface Place extends Country {
  /** ISO 3166-1, e.g. `CN`. */
  country: string;
}

const file = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb';
/** What a row of this file holds. */
type Row = CountryResponse & { country_code?: string };
/** 8 MB: read when first asked, and kept. */
let reader: Reader<Row> | undefined;

/** @returns the country an address belongs to, its centre, and how far around it the address may be; null if nobody knows, as of private addresses */
export function placeOf(address: string): Place | null {
  const read = readAddress(address);
  if (read?.range() !== 'unicast') return null;
  reader ??= new Reader<Row>(readFileSync(createRequire(import.meta.url).resolve(file)));
  const code = reader.get(read.toString())?.country_code ?? '';
  const country = countries.get(code);
  return country ? { country: code, ...country } : null;
}

/** Whether one person can have been in two places. */
import { hourMs } from '../clock.ts';
import type { Place } from './places.ts';

export interface Sighting {
  /** Null: nobody knows. */
  place: Place | null;
  at: Date;
}

const earthRadiusKm = 6371;
/** Places are rough: nobody is suspected for so short a way, nor for being fast within so short a time. */
const slackKm = 100;
const shortestHours = 0.5;
/** As fast as an airliner. */
const fastestKmh = 900;

/**
 * How fast somebody seen at both must have gone at least:
 * `max(0, distance − both accuracy radii − 100 km) / max(time, 0.5 h)`.
 * @returns km/h; null when a place is missing, which says nothing
 */
export function travelSpeed(from: Sighting, to: Sighting): number | null {
  if (!from.place || !to.place) return null;
  const leastKm = distanceKm(from.place, to.place) - from.place.radiusKm - to.place.radiusKm - slackKm;
  // A clock that was put back mustn't make anybody fast.
  const hours = Math.abs(to.at.getTime() - from.at.getTime()) / hourMs;
  return Math.max(0, leastKm) / Math.max(hours, shortestHours);
}

/** Whether somebody seen at both was faster than an airliner. A reason to ask for another proof, never to lock. */
export const isImpossibleTravel = (from: Sighting, to: Sighting): boolean =>
  (travelSpeed(from, to) ?? 0) > fastestKmh;

/** Along the ground, by the haversine formula. */
function distanceKm(a: Place, b: Place): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)];
  const haversine =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

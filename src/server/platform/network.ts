/** Addresses and the networks they belong to: what counts as one network, where it lies, and of what kind it is. */
export { isInNetwork, networkOf, readAddress, readCidr } from './network/address.ts';
export {
  kindOf,
  readNetworkLists,
  watchNetworkLists,
  type ListFault,
  type NetworkKind,
  type NetworkLists,
} from './network/lists.ts';
export { placeOf, type Place } from './network/places.ts';
export { isImpossibleTravel, travelSpeed } from './network/travel.ts';

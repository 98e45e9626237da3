/** What is measured at the running server. */
export interface ServerFigures {
  /** How well names are told apart: 0.5 is not at all. */
  auc: number;
  probes: number;
  idleP95Ms: number;
  floodP95Ms: number;
  /** Right passwords of a familiar person under the flood that opened no session. */
  failed: number;
  /** Wrong sign-ins that were sent to it, and those it answered, a second. */
  floodPerSecond: number;
  answeredPerSecond: number;
}

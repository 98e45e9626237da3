/** What is measured at the running server. */
export interface ServerFigures {
  /** How well names are told apart: 0.5 is not at all. */
  auc: number;
  probes: number;
  idleP95Ms: number;
  floodP95Ms: number;
  floodPerSecond: number;
}

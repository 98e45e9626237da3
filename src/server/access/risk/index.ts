/**
 * How unlike a person a sign-in is: the habits of their own sign-ins held against everybody's. A high score asks for
 * another proof; it never locks, and says nothing of people nobody knows yet.
 *
 * The model is that of D. M. Freeman, S. Jain, M. Dürmuth, B. Biggio and G. Giacinto, "Who Are You? A Statistical
 * Approach to Measuring User Authenticity" (NDSS 2016), equation 7 without attack data, as in the public
 * implementation of the Data and Application Security Group (das-group/rba-algorithm). Nothing here reads a database
 * or a clock: counts go in, a number comes out.
 */
export { countFeatures, type SignInFeatures } from './features.ts';
export { riskOf } from './score.ts';
export { thresholdFrom } from './threshold.ts';

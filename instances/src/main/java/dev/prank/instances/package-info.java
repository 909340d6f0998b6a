/**
 * What every instance and witness type shares: the {@link dev.prank.instances.Witness} of an upper bound and the
 * {@link dev.prank.instances.Verdict} of a check. The packages below hold the problems themselves. Nothing here or below is ever
 * null, and every value is immutable.
 */
package dev.prank.instances;

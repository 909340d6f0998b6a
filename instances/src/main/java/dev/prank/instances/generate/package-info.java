/**
 * Seeded random instances: {@link dev.prank.instances.generate.RandomNetworks}. The same arguments give the same instance on every
 * platform and Java version. Depends on {@code number} and {@code network}; nothing is null.
 */
package dev.prank.instances.generate;

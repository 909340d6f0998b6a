/**
 * Seeded random instances and families with known answers:
 *
 * <ul>
 *   <li>networks: {@link dev.prank.instances.generate.RandomNetworks}, {@link dev.prank.instances.generate.PlantedNetworks}
 *   <li>points: {@link dev.prank.instances.generate.RandomPoints}
 *   <li>formulas: {@link dev.prank.instances.generate.RandomFormulas},
 *       {@link dev.prank.instances.generate.RestrictedPlanarFormulas}
 * </ul>
 *
 * <p>The same arguments give the same instance on every platform and Java version. Depends on {@code number}, {@code network},
 * {@code cover} and {@code formula}; nothing is null.
 */
package dev.prank.instances.generate;

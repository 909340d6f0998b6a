/**
 * Pictures of instances and their solutions. A {@link dev.prank.solver.draw.Picture} is a list of shapes; both file formats
 * ({@link dev.prank.solver.draw.PictureFormat}) show the same shapes at the same places.
 *
 * <p>Coordinates here are doubles: they say where ink goes and decide nothing.
 */
package dev.prank.solver.draw;

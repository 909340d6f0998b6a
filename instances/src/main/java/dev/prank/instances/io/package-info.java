/**
 * Readers and writers of every file format: networks ({@link dev.prank.instances.io.NetworkReader},
 * {@link dev.prank.instances.io.NetworkWriter}), point sets ({@link dev.prank.instances.io.PointReader},
 * {@link dev.prank.instances.io.PointWriter}) and formulas ({@link dev.prank.instances.io.DimacsReader},
 * {@link dev.prank.instances.io.DimacsWriter}).
 *
 * <p>A reader returns a valid value or throws: {@link dev.prank.instances.io.FormatException} for what a file says, another
 * {@link java.io.IOException} when it cannot be read at all. Numbers are never rounded on the way in. Time and space are linear in
 * the size of the (uncompressed) file, whatever sizes it claims. Nothing is null.
 */
package dev.prank.instances.io;

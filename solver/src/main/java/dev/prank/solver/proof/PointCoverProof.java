package dev.prank.solver.proof;

import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.io.Writer;
import java.util.Objects;

/**
 * Proves that no cover of some points has fewer squares than {@code bound}. The arrays are not to be changed.
 *
 * @param alone numbers of points that share no square with another one named here
 * @param points further points; their numbers in this list are the rows of the lines, and the maximal squares over them, in
 *     lexicographic order of their rows, the columns
 * @param lines a block that proves the bound less the number of points alone
 */
public record PointCoverProof(int bound, int[] alone, int[] points, CoverProof lines) implements BoundProof {

    public PointCoverProof {
        Objects.requireNonNull(lines, "lines");
    }

    @Override
    public boolean isPacking() {
        return bound > 0 && alone.length == bound;
    }

    @Override
    public void writeTo(Writer out, String sha256, Rational radius) throws IOException {
        out.write("prank cover certificate 1\ninstance " + sha256 + "\nradius " + radius + "\nbound " + bound + "\n");
        out.write(new ProofLines().line("alone").numbers(alone).proof().toString());
        out.write(new ProofLines().line("points").numbers(points).proof().toString());
        lines.writeTo(out::write);
        out.write("end\n");
    }
}

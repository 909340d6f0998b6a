package dev.prank.reductions.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointCover;
import dev.prank.instances.cover.PointCoverProblem;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import dev.prank.reductions.group.TooLargeException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the files look like, byte for byte, on an instance that can be followed by hand; and sizes. */
class ExportTest {

    /** Points 0 and 1 are exactly 2ε apart, as are 1 and 2; 0 and 2 are not in one square. Two squares are needed and enough. */
    private static final PointCoverProblem THREE = SmallCovers.problem("1/8", "0,0", "1/4,1/4", "1/2,0");

    private static final SetCoverModel MODEL = SetCoverModel.of(THREE);

    @Test
    void cnfMapsItsVariables() throws IOException {
        assertThat(SmallCovers.text(out -> CnfWriter.write(MODEL, 1, out))).isEqualTo("""
                c uniform point cover: 3 points of dimension 2, radius 1/8
                c satisfiable exactly when at most 1 squares of side 2*radius are needed to cover all points
                c 2 variables: x<k> says that square k of side 2*radius is chosen; points are counted from 0
                c x1 covers points 0 1 centre (1/8,1/8)
                c x2 covers points 1 2 centre (3/8,1/8)
                c further variables count chosen squares (totalizer)
                p cnf 4 7
                1 0
                1 2 0
                2 0
                -2 3 0
                -1 3 0
                -1 -2 4 0
                -4 0
                """);
        assertThat(SmallCovers.text(out -> CnfWriter.write(MODEL, 2, out)))
                .as("a bound that always holds needs no counters")
                .endsWith("\np cnf 2 3\n1 0\n1 2 0\n2 0\n");
    }

    @Test
    void opbStartsWithItsSizes() throws IOException {
        assertThat(SmallCovers.text(out -> OpbWriter.writeMinimum(MODEL, out))).isEqualTo("""
                * #variable= 2 #constraint= 3
                * uniform point cover: 3 points of dimension 2, radius 1/8
                * the minimum is the least number of squares of side 2*radius that cover all points
                * 2 variables: x<k> says that square k of side 2*radius is chosen; points are counted from 0
                * x1 covers points 0 1 centre (1/8,1/8)
                * x2 covers points 1 2 centre (3/8,1/8)
                min: +1 x1 +1 x2 ;
                +1 x1 >= 1 ;
                +1 x1 +1 x2 >= 1 ;
                +1 x2 >= 1 ;
                """);
        assertThat(SmallCovers.text(out -> OpbWriter.writeDecision(MODEL, 1, out)))
                .startsWith("* #variable= 2 #constraint= 4\n")
                .endsWith("(3/8,1/8)\n+1 x1 >= 1 ;\n+1 x1 +1 x2 >= 1 ;\n+1 x2 >= 1 ;\n-1 x1 -1 x2 >= -1 ;\n");
    }

    @Test
    void theOtherFormatsHaveTheirShape() throws IOException {
        assertThat(SmallCovers.text(out -> WcnfWriter.write(MODEL, out)))
                .endsWith("(3/8,1/8)\nh 1 0\nh 1 2 0\nh 2 0\n1 -1 0\n1 -2 0\n");
        assertThat(SmallCovers.text(out -> LpWriter.write(MODEL, out)))
                .startsWith("\\ uniform point cover: ")
                .endsWith("""
                        Minimize
                         obj: x1 + x2
                        Subject To
                         p0: x1 >= 1
                         p1: x1 + x2 >= 1
                         p2: x2 >= 1
                        Binary
                         x1 x2
                        End
                        """);
        assertThat(SmallCovers.text(out -> MpsWriter.write(MODEL, out)))
                .startsWith("* uniform point cover: ")
                .endsWith("""
                        NAME cover
                        ROWS
                         N obj
                         G p0
                         G p1
                         G p2
                        COLUMNS
                            m1 'MARKER' 'INTORG'
                            x1 obj 1
                            x1 p0 1
                            x1 p1 1
                            x2 obj 1
                            x2 p1 1
                            x2 p2 1
                            m2 'MARKER' 'INTEND'
                        RHS
                            rhs p0 1
                            rhs p1 1
                            rhs p2 1
                        BOUNDS
                         UP bnd x1 1
                         UP bnd x2 1
                        ENDATA
                        """);
        assertThat(SmallCovers.text(out -> OrLibraryWriter.write(MODEL, out)))
                .isEqualTo(" 3 2\n 1 1\n 1\n 1\n 2\n 1 2\n 1\n 2\n");
        assertThat(SmallCovers.text(out -> MetisWriter.write(THREE, out)))
                .startsWith("% uniform point cover: ")
                .endsWith("apart\n3 2\n2\n1 3\n2\n");
        assertThat(SmallCovers.text(out -> DimacsGraphWriter.write(THREE, out)))
                .startsWith("c uniform point cover: ")
                .endsWith("apart\np edge 3 2\ne 1 2\ne 2 3\n");
        assertThat(SmallCovers.text(out -> DimacsGraphWriter.writeComplement(THREE, out)))
                .startsWith("c uniform point cover: ")
                .endsWith("apart\np edge 3 1\ne 1 3\n");
    }

    @Test
    void chosenSquaresBecomeACover() {
        PointCover expected = new PointCover(
                SmallCovers.problem("0", "1/8,1/8", "3/8,1/8").points().points(), List.of(0, 0, 1));

        assertThat(MODEL.decode(List.of(2, 1, 2))).isEqualTo(expected);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.decode(List.of(1)))
                .withMessageContaining("point 2");
        for (int stranger : new int[] {-1, 0, 3}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MODEL.decode(List.of(1, 2, stranger)))
                    .withMessageContaining(stranger + " is no variable");
        }
    }

    @Test
    void negativeRanksAreRefused() {
        StringWriter out = new StringWriter();

        assertThatIllegalArgumentException().isThrownBy(() -> CnfWriter.write(MODEL, -1, out));
        assertThatIllegalArgumentException().isThrownBy(() -> OpbWriter.writeDecision(MODEL, -1, out));
        assertThat(out.toString()).isEmpty();
    }

    /** 300 points in one square and an unwieldy radius. */
    @Test
    void longLinesAreBrokenWhereReadersCutThem() throws IOException {
        PointCoverProblem problem = new PointCoverProblem(
                new PointSet(
                        2,
                        IntStream.range(0, 300)
                                .mapToObj(i -> new Point(List.of(Rational.of(i, 299), Rational.of(299 - i, 300))))
                                .toList()),
                Rational.parse("1/" + "3".repeat(300)).add(Rational.of(1, 2)));
        SetCoverModel model = SetCoverModel.of(problem);
        assertThat(model.squareCount()).isEqualTo(1);
        String lp = SmallCovers.text(out -> LpWriter.write(model, out));

        List<String> comments =
                lp.lines().takeWhile(line -> line.startsWith("\\ ")).toList();
        assertThat(comments.stream().filter(line -> line.length() > 200))
                .singleElement()
                .asString()
                .matches("[^ ]* 3*5/6*");
        String map = String.join(
                " ", comments.stream().map(line -> line.substring(2)).toList());
        assertThat(map)
                .contains("x1 covers points "
                        + String.join(
                                " ",
                                IntStream.range(0, 300)
                                        .mapToObj(Integer::toString)
                                        .toList()) + " centre (1/2,299/600)");
    }

    /** 30,000 uniform points, on average about one in each square. */
    @Test
    void largeInstancesAreWrittenOrRefused() {
        SplittableRandom random = new SplittableRandom(5);
        int side = 173;
        PointCoverProblem problem = new PointCoverProblem(
                new PointSet(
                        2,
                        Stream.generate(() -> new Point(List.of(coordinate(random, side), coordinate(random, side))))
                                .limit(30_000)
                                .toList()),
                Rational.of(1, 2));

        SetCoverModel model = SetCoverModel.of(problem);

        assertThat(IntStream.range(0, 30_000).map(model::squaresOver)).allMatch(count -> count > 0);
        assertThat(model.incidenceCount()).isBetween(30_000L, 300_000L);
        List<Integer> all =
                IntStream.rangeClosed(1, model.squareCount()).boxed().toList();
        model.decode(all).check(problem).requireAccepted();
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> CnfWriter.write(model, model.squareCount() / 2, new StringWriter()))
                .withMessageContaining("50000000 clauses");
        assertThatExceptionOfType(TooLargeException.class)
                .isThrownBy(() -> DimacsGraphWriter.writeComplement(problem, new StringWriter()))
                .withMessageContaining("the complement has 449");
    }

    private static Rational coordinate(SplittableRandom random, int side) {
        return Rational.of(Math.floorMod(random.nextLong(), side * 1_000_000L), 1_000_000);
    }
}

package dev.prank.reductions.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prank.instances.cover.PointCoverProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** OR-Library files and LP files, read by small parsers written here from the formats' descriptions and solved by brute force. */
@Domain(SmallCovers.class)
class MatrixFormatsPropertyTest {

    private static final Pattern LP = Pattern.compile(
            "Minimize obj:(?<objective>.*?) Subject To(?<rows>.*?) Binary(?<binary>.*?) End", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile(" p(\\d+): (x\\d+(?: \\+ x\\d+)*) >= 1");

    @Property(tries = 300)
    void theLeastCoverOfTheOrLibraryFileIsTheLeastCover(@ForAll PointCoverProblem problem) throws IOException {
        String text = SmallCovers.text(out -> OrLibraryWriter.write(SetCoverModel.of(problem), out));
        Iterator<Integer> numbers =
                Arrays.stream(text.trim().split("\\s+")).map(Integer::valueOf).iterator();
        int rows = numbers.next();
        int[] sets = new int[numbers.next()];
        for (int column = 0; column < sets.length; column++) {
            assertThat(numbers.next()).as("%s", text).isEqualTo(1);
        }
        for (int row = 0; row < rows; row++) {
            for (int left = numbers.next(); left > 0; left--) {
                sets[numbers.next() - 1] |= 1 << row;
            }
        }

        assertThat(numbers).as("%s", text).isExhausted();
        assertThat(rows).isEqualTo(problem.points().size());
        assertThat(SmallCovers.leastCover(rows, Arrays.stream(sets).boxed().toList()))
                .as("%s", text)
                .isEqualTo(SmallCovers.leastCover(problem));
    }

    @Property(tries = 300)
    void theMinimumOfTheLinearProgramIsTheLeastCover(@ForAll PointCoverProblem problem) throws IOException {
        SetCoverModel model = SetCoverModel.of(problem);
        String text = SmallCovers.text(out -> LpWriter.write(model, out));
        Matcher program = LP.matcher(
                text.replaceAll("\\\\[^\n]*\n", "").replaceAll("\\s+", " ").strip());
        assertThat(program.matches()).as("%s", text).isTrue();
        List<String> names = IntStream.rangeClosed(1, model.squareCount())
                .mapToObj(variable -> "x" + variable)
                .toList();
        assertThat(program.group("objective").strip()).isEqualTo(String.join(" + ", names));
        assertThat(program.group("binary").strip()).isEqualTo(String.join(" ", names));
        Matcher row = ROW.matcher(program.group("rows"));
        List<Integer> sets = new ArrayList<>(Collections.nCopies(names.size(), 0));
        int end = 0;
        for (int point = 0; point < problem.points().size(); point++) {
            assertThat(row.find(end) && row.start() == end).as("%s", text).isTrue();
            assertThat(row.group(1)).isEqualTo(Integer.toString(point));
            for (String name : row.group(2).split(" \\+ ")) {
                int column = names.indexOf(name);
                sets.set(column, sets.get(column) | 1 << point);
            }
            end = row.end();
        }

        assertThat(end).as("%s", text).isEqualTo(program.group("rows").length());
        assertThat(SmallCovers.leastCover(problem.points().size(), sets))
                .as("%s", text)
                .isEqualTo(SmallCovers.leastCover(problem));
    }
}

package dev.prank.instances.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prank.instances.cover.Point;
import dev.prank.instances.cover.PointSet;
import dev.prank.instances.number.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PointReaderTest {

    private static PointFile csv(String text) throws IOException {
        return PointReader.readCsv(TestFiles.stream(text), "test.csv");
    }

    private static PointFile json(String text) throws IOException {
        return PointReader.readJson(TestFiles.stream(text), "test.json");
    }

    private static Point point(String... coordinates) {
        return new Point(Arrays.stream(coordinates).map(Rational::parse).collect(Collectors.toList()));
    }

    @Test
    void readsCsvWithHeaderCommentsAndBlankLines() throws IOException {
        PointSet expected = new PointSet(2, List.of(point("1/2", "-1/4"), point("1/1000", "1/3")));
        assertThat(csv("\ufeff# cities\n\nx, y\n0.5,-0.25\r\n\n# more\n 1e-3 , 1/3")
                        .points())
                .isEqualTo(expected);
        assertThat(csv("0.5,-0.25\n1e-3,1/3\n").points()).isEqualTo(expected);
        assertThat(csv("größe,x_1\n0.5,-0.25\n1e-3,1/3\n").points()).isEqualTo(expected);
    }

    @Test
    void readsAnyDimension() throws IOException {
        assertThat(csv("1\n2\n").points()).isEqualTo(new PointSet(1, List.of(point("1"), point("2"))));
        assertThat(csv("1,2,3,4\n").points().dimension()).isEqualTo(4);
    }

    @Test
    void filesWithoutPointsHaveTheDimensionOfTheirHeaderElseTwo() throws IOException {
        assertThat(csv("").points()).isEqualTo(new PointSet(2, List.of()));
        assertThat(csv("# nothing\n\n").points()).isEqualTo(new PointSet(2, List.of()));
        assertThat(csv("x,y,z\n").points()).isEqualTo(new PointSet(3, List.of()));
        assertThat(json("{\"points\":[]}").points()).isEqualTo(new PointSet(2, List.of()));
        assertThat(json("{\"dimension\":5,\"points\":[]}").points()).isEqualTo(new PointSet(5, List.of()));
    }

    @Test
    void readsJson() throws IOException {
        assertThat(
                        json(
                                "{\"radius\":\"1/8\",\"rank\":34,\"points\":[[\"1/2\",\"0\"],[0.1,2]],\"dimension\":2,\"schema\":1}"))
                .isEqualTo(new PointFile(
                        new PointSet(2, List.of(point("1/2", "0"), point("1/10", "2"))),
                        Optional.of(Rational.of(1, 8)),
                        OptionalInt.of(34)));
    }

    @Test
    void choosesTheFormatByName(@TempDir Path folder) throws IOException {
        PointFile file = new PointFile(
                new PointSet(2, List.of(point("1/3", "0.5"))), Optional.of(Rational.ONE), OptionalInt.of(1));
        Path csv = folder.resolve("p.CSV");
        Path json = folder.resolve("p.json");
        PointWriter.write(csv, file);
        PointWriter.write(json, file);
        assertThat(csv).hasContent("x,y\n1/3,0.5\n");
        assertThat(PointReader.read(csv)).isEqualTo(PointFile.of(file.points()));
        assertThat(PointReader.read(json)).isEqualTo(file);
        assertThatThrownBy(() -> PointWriter.write(folder.resolve("p.txt"), file))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Files.exists(folder.resolve("p.txt"))).isFalse();
    }
}

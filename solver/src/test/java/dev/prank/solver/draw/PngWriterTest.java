package dev.prank.solver.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngWriterTest {

    private static BufferedImage painted(Picture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Pictures.bytes(picture, PictureFormat.PNG)));
    }

    private static int ink(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xffffff;
    }

    @Test
    void theLongestSideHasTwoThousandPixels() throws IOException {
        BufferedImage wide = painted(new Picture(400, 100, "", "", List.of()));
        BufferedImage high = painted(new Picture(1, 3, "", "", List.of()));

        assertThat(List.of(wide.getWidth(), wide.getHeight())).containsExactly(2000, 500);
        assertThat(List.of(high.getWidth(), high.getHeight())).containsExactly(667, 2000);
        assertThat(ink(wide, 1000, 250)).isEqualTo(0xffffff);
    }

    @Test
    void shapesAreWhereTheyBelongInOrder() throws IOException {
        Canvas canvas = new Canvas();
        canvas.rectangle(10, 10, 30, 30, Style.filled(Ink.ORANGE));
        canvas.circle(new Shape.At(25, 25), 5, Style.filled(Ink.BLUE));
        canvas.line(50, 20, 90, 20, Style.line(Ink.VERMILION, 2));
        canvas.polygon(
                Style.line(Ink.GREEN, 1).filledWith(Ink.BLACK, 0.5),
                new Shape.At(50, 50),
                new Shape.At(90, 50),
                new Shape.At(70, 90));

        BufferedImage image = painted(new Picture(100, 100, "", "", canvas.shapes()));

        assertThat(ink(image, 20 * 12, 20 * 12)).isEqualTo(0xe69f00);
        assertThat(ink(image, 500, 500)).isEqualTo(0x0072b2);
        assertThat(ink(image, 1400, 400)).isEqualTo(0xd55e00);
        assertThat(ink(image, 1400, 430)).isEqualTo(0xffffff);
        assertThat(ink(image, 1400, 1200)).isIn(0x7f7f7f, 0x808080);
        assertThat(ink(image, 1400, 1000)).isEqualTo(0x009e73);
    }

    @Test
    void textIsInkedOnTheSideOfItsAnchor() throws IOException {
        for (Shape.Anchor anchor : Shape.Anchor.values()) {
            Canvas canvas = new Canvas();
            canvas.text(100, 50, "HHHH", anchor);
            BufferedImage image = painted(new Picture(200, 100, "", "", canvas.shapes()));

            int left = inkedPixels(image, 0, 1000);
            int right = inkedPixels(image, 1000, 2000);
            switch (anchor) {
                case START -> assertThat(left).isZero();
                case END -> assertThat(right).isZero();
                case MIDDLE -> assertThat(left).isBetween(right / 2, 2 * right);
            }
            assertThat(left + right).isPositive();
        }
    }

    private static int inkedPixels(BufferedImage image, int from, int to) {
        int count = 0;
        for (int x = from; x < to; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                count += ink(image, x, y) == 0xffffff ? 0 : 1;
            }
        }
        return count;
    }
}

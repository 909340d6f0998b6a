package dev.prank.solver.draw;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** One thing on a picture. The origin is the upper left corner, x grows to the right and y downwards. */
public sealed interface Shape {

    /** A place on a picture. */
    record At(double x, double y) {}

    /** Which part of a text is at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Upright, slanted or bold letters. */
    enum Face {
        PLAIN,
        ITALIC,
        BOLD
    }

    /** Straight lines from place to place; {@code closed} joins the last with the first. */
    record Path(List<At> places, boolean closed, Style style) implements Shape {

        public Path {
            places = List.copyOf(places);
            Objects.requireNonNull(style, "style");
        }

        @Override
        public <T> T match(
                Function<Path, T> path,
                Function<Rectangle, T> rectangle,
                Function<Circle, T> circle,
                Function<Text, T> text) {
            return path.apply(this);
        }

        @Override
        public Path moved(double dx, double dy) {
            return new Path(
                    places.stream().map(at -> new At(at.x() + dx, at.y() + dy)).toList(), closed, style);
        }
    }

    /** Given by its upper left corner. */
    record Rectangle(double x, double y, double width, double height, Style style) implements Shape {

        public Rectangle {
            Objects.requireNonNull(style, "style");
        }

        @Override
        public <T> T match(
                Function<Path, T> path,
                Function<Rectangle, T> rectangle,
                Function<Circle, T> circle,
                Function<Text, T> text) {
            return rectangle.apply(this);
        }

        @Override
        public Rectangle moved(double dx, double dy) {
            return new Rectangle(x + dx, y + dy, width, height, style);
        }
    }

    /** Given by its centre. */
    record Circle(double x, double y, double radius, Style style) implements Shape {

        public Circle {
            Objects.requireNonNull(style, "style");
        }

        @Override
        public <T> T match(
                Function<Path, T> path,
                Function<Rectangle, T> rectangle,
                Function<Circle, T> circle,
                Function<Text, T> text) {
            return circle.apply(this);
        }

        @Override
        public Circle moved(double dx, double dy) {
            return new Circle(x + dx, y + dy, radius, style);
        }
    }

    /**
     * One line of text on the base line through its place, in the ink that the style fills with.
     *
     * @param size height of a line
     */
    record Text(double x, double y, String text, double size, Anchor anchor, Face face, Style style) implements Shape {

        public Text {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(anchor, "anchor");
            Objects.requireNonNull(face, "face");
            Objects.requireNonNull(style, "style");
        }

        /** An estimate on the safe side: fonts differ from machine to machine. */
        public static double width(String text, double size) {
            return 0.58 * size * text.codePointCount(0, text.length());
        }

        @Override
        public <T> T match(
                Function<Path, T> path,
                Function<Rectangle, T> rectangle,
                Function<Circle, T> circle,
                Function<Text, T> text) {
            return text.apply(this);
        }

        @Override
        public Text moved(double dx, double dy) {
            return new Text(x + dx, y + dy, text, size, anchor, face, style);
        }
    }

    Style style();

    /** Calls the function for this kind of shape. */
    <T> T match(
            Function<Path, T> path,
            Function<Rectangle, T> rectangle,
            Function<Circle, T> circle,
            Function<Text, T> text);

    Shape moved(double dx, double dy);
}

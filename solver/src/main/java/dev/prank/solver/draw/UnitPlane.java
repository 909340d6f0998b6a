package dev.prank.solver.draw;

import dev.prank.instances.network.HiddenUnit;
import dev.prank.instances.network.TanhNetwork;
import dev.prank.instances.network.UnitGroup;
import dev.prank.instances.network.UnitGrouping;
import dev.prank.instances.number.Rational;
import dev.prank.solver.draw.Shape.At;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Units and groups as marks in the plane, to be drawn at one scale or several. */
final class UnitPlane {

    private static final int MOST_NAMED = 64;
    private static final int MOST_BOXED = 200;
    private static final double NAME_SIZE = 9;
    private static final double LARGEST_MARK = 2.6;

    /** What becomes of a unit; each has its own form of mark. */
    enum State {
        FREE,
        KEPT,
        CANCELLED,
        DEAD;

        void draw(Canvas canvas, At at, double radius, Style style) {
            switch (this) {
                case FREE, KEPT -> canvas.circle(at, radius, style);
                case CANCELLED -> canvas.diamond(at, radius, style);
                case DEAD -> canvas.triangle(at, radius, style);
            }
        }
    }

    /** A unit; {@code turned} when it is shown at the negative of its position. */
    record Mark(int unit, At at, boolean turned, State state, Ink ink) {}

    /** A group; its units are those marks. */
    record GroupMark(At location, boolean cancelled, Ink ink, List<Mark> members) {}

    private final Projection projection;
    private final double reach;
    private final boolean oneInput;
    private final List<Mark> marks = new ArrayList<>();
    private final List<GroupMark> groups = new ArrayList<>();

    /** @param ungrouped the state of units in no group */
    UnitPlane(TanhNetwork network, Optional<Rational> radius, UnitGrouping grouping, State ungrouped) {
        List<List<Rational>> positions = network.units().stream()
                .map(unit -> unit.position(normalSign(unit)))
                .toList();
        projection = Projection.widest(positions, network.inputs() + 1);
        reach = radius.map(Projection::value).orElse(0.0);
        oneInput = network.inputs() == 1;
        boolean[] grouped = new boolean[network.size()];
        addGroups(network, grouping, grouped);
        for (int i = 0; i < grouped.length; i++) {
            if (!grouped[i]) {
                Ink ink = ungrouped == State.DEAD ? Ink.GREY : Ink.BLACK;
                int sign = normalSign(network.units().get(i));
                marks.add(new Mark(i, projection.at(positions.get(i)), sign < 0, ungrouped, ink));
            }
        }
    }

    private void addGroups(TanhNetwork network, UnitGrouping grouping, boolean[] grouped) {
        List<At> locations = new ArrayList<>();
        for (UnitGroup group : grouping.groups()) {
            locations.add(projection.at(oriented(group.location(), side(group))));
        }
        List<Ink> inks = DistinctInks.near(locations, 2 * reach);
        for (int g = 0; g < locations.size(); g++) {
            UnitGroup group = grouping.groups().get(g);
            List<Mark> members = new ArrayList<>();
            for (int j = 0; j < group.units().size(); j++) {
                int unit = group.units().get(j);
                int orientation = group.orientations().get(j) * side(group);
                members.add(new Mark(
                        unit,
                        projection.at(network.units().get(unit).position(orientation)),
                        orientation < 0,
                        group.cancelled() ? State.CANCELLED : State.KEPT,
                        group.cancelled() ? Ink.BLACK : inks.get(g)));
                grouped[unit] = true;
            }
            marks.addAll(members);
            groups.add(new GroupMark(locations.get(g), group.cancelled(), inks.get(g), members));
        }
    }

    private static int normalSign(HiddenUnit unit) {
        return unit.sign() < 0 ? -1 : 1;
    }

    /** The sign that turns a group's location to the side where most units are drawn. */
    private static int side(UnitGroup group) {
        List<Rational> location = group.location();
        return location.subList(0, location.size() - 1).stream()
                .map(Rational::signum)
                .filter(sign -> sign != 0)
                .findFirst()
                .orElse(1);
    }

    private static List<Rational> oriented(List<Rational> place, int sign) {
        return sign > 0 ? place : place.stream().map(Rational::negate).toList();
    }

    Projection projection() {
        return projection;
    }

    double reach() {
        return reach;
    }

    List<Mark> marks() {
        return marks;
    }

    List<GroupMark> groups() {
        return groups;
    }

    boolean withBoxes() {
        return reach > 0 && marks.size() <= MOST_BOXED;
    }

    boolean withDeadStrip() {
        return oneInput && reach > 0;
    }

    Bounds bounds() {
        List<At> places = new ArrayList<>(marks.stream().map(Mark::at).toList());
        places.addAll(groups.stream().map(GroupMark::location).toList());
        Bounds bounds = Bounds.around(places);
        double extent = Math.max(bounds.width(), bounds.height());
        return bounds.paddedBy(Math.max(0.03 * extent, reach < extent ? 1.1 * reach : 0));
    }

    /** Around the groups of several units, if there are any. */
    Optional<Bounds> meetingPlaces() {
        List<At> places = groups.stream()
                .filter(group -> group.members().size() > 1)
                .map(GroupMark::location)
                .toList();
        return places.isEmpty()
                ? Optional.empty()
                : Optional.of(Bounds.around(places).paddedBy(2.2 * reach));
    }

    /** Draws everything whose square is inside the view; units inside {@code closer} get no names, being shown elsewhere too. */
    void draw(Canvas canvas, View view, Optional<Bounds> closer) {
        List<Mark> seen = marks.stream()
                .filter(mark -> view.bounds().contains(mark.at()))
                .sorted(Comparator.comparing((Mark mark) -> mark.state() != State.DEAD)
                        .thenComparing(Mark::ink)
                        .thenComparing(Mark::turned))
                .toList();
        double radius = Math.min(LARGEST_MARK, CoverMarks.radiusFor(view, seen.size()));
        if (withDeadStrip()) {
            drawDeadStrip(canvas, view);
        }
        if (withBoxes()) {
            Style box = Style.line(Ink.GREY, 0.4);
            seen.stream()
                    .filter(mark -> view.bounds().containsSquare(mark.at(), reach))
                    .forEach(mark -> canvas.square(view.at(mark.at()), reach * view.scale(), box));
        }
        drawGroups(
                canvas,
                view,
                groups.stream()
                        .filter(group -> view.bounds().containsSquare(group.location(), reach))
                        .sorted(Comparator.comparing(GroupMark::cancelled).thenComparing(GroupMark::ink))
                        .toList(),
                radius);
        for (Mark mark : seen) {
            mark.state().draw(canvas, view.at(mark.at()), radius, style(mark.ink(), mark.turned(), radius));
        }
        if (seen.size() <= MOST_NAMED) {
            Labels labels = new Labels(view, NAME_SIZE, Shape.Face.PLAIN);
            seen.forEach(mark -> labels.avoid(view.at(mark.at()), radius));
            for (GroupMark group : groups) {
                group.members().forEach(mark -> labels.avoidLine(view.at(group.location()), view.at(mark.at())));
            }
            seen.stream()
                    .filter(mark -> closer.isEmpty() || !closer.get().contains(mark.at()))
                    .forEach(mark -> labels.put(canvas, view.at(mark.at()), radius, Integer.toString(mark.unit())));
        }
    }

    private void drawDeadStrip(Canvas canvas, View view) {
        double start = Math.max(-reach, view.bounds().left());
        double end = Math.min(reach, view.bounds().right());
        if (start < end) {
            At corner = view.at(start, view.bounds().top());
            canvas.rectangle(corner.x(), corner.y(), (end - start) * view.scale(), view.height(), strip());
        }
    }

    private void drawGroups(Canvas canvas, View view, List<GroupMark> seen, double markRadius) {
        double side = reach * view.scale();
        double width = Math.max(0.2, Math.min(1, 0.1 * side));
        for (GroupMark group : seen) {
            if (!group.cancelled()) {
                canvas.square(view.at(group.location()), side, CoverMarks.square(group.ink(), width));
            }
        }
        Style hatching = hatching(width);
        for (GroupMark group : seen) {
            if (group.cancelled()) {
                canvas.hatching(view.at(group.location()), side, Math.max(6, side / 3), hatching);
            }
        }
        Style outline = cancelledOutline(width);
        for (GroupMark group : seen) {
            if (group.cancelled()) {
                canvas.square(view.at(group.location()), side, outline);
            }
        }
        Style line = Style.line(Ink.BLACK, Math.min(0.7, 0.4 * markRadius));
        for (GroupMark group : seen) {
            At to = view.at(group.location());
            for (Mark member : group.members()) {
                At from = view.at(member.at());
                // Shorter lines would be under the mark.
                if (Math.hypot(from.x() - to.x(), from.y() - to.y()) > markRadius) {
                    canvas.line(from, to, line);
                }
            }
        }
        Style meeting = meeting(markRadius);
        for (GroupMark group : seen) {
            if (group.members().size() > 1) {
                canvas.cross(view.at(group.location()), markRadius, meeting);
            }
        }
    }

    static Style style(Ink ink, boolean turned, double radius) {
        Ink outline = ink == Ink.GREY ? Ink.DARK_GREY : turned ? ink : Ink.BLACK;
        return Style.line(outline, (turned ? 0.45 : 0.3) * radius).filledWith(turned ? Ink.WHITE : ink, 1);
    }

    static Style strip() {
        return Style.filled(Ink.LIGHT_GREY).filledWith(Ink.LIGHT_GREY, 0.5);
    }

    static Style hatching(double width) {
        return Style.line(Ink.DARK_GREY, 0.5 * width);
    }

    static Style cancelledOutline(double width) {
        return Style.line(Ink.DARK_GREY, width).asDashed();
    }

    static Style meeting(double markRadius) {
        return Style.line(Ink.BLACK, 0.3 * markRadius);
    }

    /** Whether any unit is shown turned round. */
    boolean anyTurned() {
        return marks.stream().anyMatch(Mark::turned);
    }

    boolean any(State state) {
        return marks.stream().anyMatch(mark -> mark.state() == state);
    }

    /** Whether some group has more than one unit. */
    boolean anyMeeting() {
        return groups.stream().anyMatch(group -> group.members().size() > 1);
    }
}

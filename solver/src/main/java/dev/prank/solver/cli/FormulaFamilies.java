package dev.prank.solver.cli;

import dev.prank.instances.generate.PlantedFormula;
import dev.prank.instances.generate.RandomFormulas;
import dev.prank.instances.generate.RestrictedPlanarFormulas;
import dev.prank.instances.number.Rational;
import java.math.BigInteger;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The families of formulas; what they make is in {@link RandomFormulas} and {@link RestrictedPlanarFormulas}. */
final class FormulaFamilies {

    private FormulaFamilies() {}

    /** The size of formulas whose clauses all have one width. */
    static final class KsatShape {

        /** Where random formulas of width 3 turn from satisfiable to not. */
        private static final Rational DEFAULT_RATIO = Rational.parse("4.26");

        @Option(
                names = "--variables",
                paramLabel = "COUNT",
                defaultValue = "20",
                description = "Variables (default: ${DEFAULT-VALUE}).")
        private int variables;

        @Option(
                names = "--width",
                paramLabel = "K",
                defaultValue = "3",
                description = "Literals of each clause, over different variables (default: ${DEFAULT-VALUE}).")
        private int width;

        @Option(names = "--clauses", paramLabel = "COUNT", description = "Clauses; instead of --ratio.")
        private Optional<Integer> clauses = Optional.empty();

        @Option(
                names = "--ratio",
                paramLabel = "Q",
                converter = RationalConverter.class,
                description = "Clauses per variable, rounded to a whole number of clauses (default: 4.26).")
        private Optional<Rational> ratio = Optional.empty();

        int clauseCount() {
            if (clauses.isPresent() && ratio.isPresent()) {
                throw new IllegalArgumentException("--clauses and --ratio exclude each other");
            }
            BigInteger rounded = ratio.orElse(DEFAULT_RATIO)
                    .multiply(variables)
                    .add(Rational.of(1, 2))
                    .floor();
            if (clauses.isEmpty() && rounded.bitLength() > 31) {
                throw new IllegalArgumentException("the ratio would give " + rounded + " clauses, too many");
            }
            return clauses.orElseGet(rounded::intValue);
        }
    }

    @Command(
            name = "formula-ksat",
            description = "Random k-SAT: independent uniform clauses.",
            footer = {"", "Example: prank generate formula-ksat --variables 50 --ratio 4.26 --seed 1"})
    static final class Ksat extends FormulaFamilyCommand {

        @Mixin
        private KsatShape shape;

        @Override
        Known formula() {
            return Known.open(RandomFormulas.uniform(shape.variables, shape.clauseCount(), shape.width, seed()));
        }
    }

    @Command(
            name = "formula-planted",
            description = "Random k-SAT whose clauses all satisfy a hidden assignment.",
            footer = {"", "Example: prank generate formula-planted --variables 20 --ratio 4.26 --to points"})
    static final class Planted extends FormulaFamilyCommand {

        @Mixin
        private KsatShape shape;

        @Override
        Known formula() {
            PlantedFormula planted = RandomFormulas.planted(shape.variables, shape.clauseCount(), shape.width, seed());
            return Known.satisfiable(planted.formula(), planted.model(), "hidden assignment");
        }
    }

    @Command(
            name = "formula-pigeonhole",
            description = "One pigeon more than holes; unsatisfiable. The seed does not matter.",
            footer = {"", "Example: prank generate formula-pigeonhole --holes 3 --to network --output network.json"})
    static final class Pigeonhole extends FormulaFamilyCommand {

        @Option(
                names = "--holes",
                paramLabel = "COUNT",
                defaultValue = "4",
                description = "Holes (default: ${DEFAULT-VALUE}).")
        private int holes;

        @Override
        Known formula() {
            return Known.minimallyUnsatisfiable(
                    RandomFormulas.pigeonhole(holes), "pigeonhole: one pigeon more than holes");
        }
    }

    @Command(
            name = "formula-parity",
            description = "Two chains of exclusive ors with contradicting sums of the same variables; unsatisfiable.",
            footer = {"", "Example: prank generate formula-parity --length 12 --seed 3"})
    static final class Parity extends FormulaFamilyCommand {

        @Option(
                names = "--length",
                paramLabel = "COUNT",
                defaultValue = "8",
                description = "Variables that are added up (default: ${DEFAULT-VALUE}).")
        private int length;

        @Override
        Known formula() {
            return Known.minimallyUnsatisfiable(
                    RandomFormulas.parity(length, seed()), "parity: two sums of the same variables differ");
        }
    }

    @Command(
            name = "formula-patterns",
            description =
                    "All clauses over k variables, one for each pattern of signs; unsatisfiable. The seed does not matter.",
            footer = {"", "Example: prank generate formula-patterns --variables 3 --to points"})
    static final class Patterns extends FormulaFamilyCommand {

        @Option(
                names = "--variables",
                paramLabel = "K",
                defaultValue = "3",
                description = "Variables (default: ${DEFAULT-VALUE}).")
        private int variables;

        @Override
        Known formula() {
            return Known.minimallyUnsatisfiable(
                    RandomFormulas.signPatterns(variables), "all sign patterns: each assignment is forbidden");
        }
    }

    @Command(
            name = "formula-restricted",
            description =
                    "Random restricted planar formulas: two or three literals per clause, each variable once negative and once"
                            + " or twice positive, planar incidence graph.",
            footer = {"", "Example: prank generate formula-restricted --variables 12 --triple-clauses 20 --seed 5"})
    static final class Restricted extends FormulaFamilyCommand {

        @Option(
                names = "--variables",
                paramLabel = "COUNT",
                defaultValue = "10",
                description = "Variables, at least 2 (default: ${DEFAULT-VALUE}).")
        private int variables;

        @Option(
                names = "--triple-occurrences",
                paramLabel = "PERCENT",
                defaultValue = "75",
                description =
                        "How many variables are to occur twice positively, by chance (default: ${DEFAULT-VALUE}).")
        private int tripleOccurrences;

        @Option(
                names = "--triple-clauses",
                paramLabel = "PERCENT",
                defaultValue = "25",
                description = "How many clauses are to have three literals, by chance (default: ${DEFAULT-VALUE}).")
        private int tripleClauses;

        @Override
        Known formula() {
            return Known.open(RestrictedPlanarFormulas.random(variables, tripleOccurrences, tripleClauses, seed()));
        }
    }
}

package dev.prank.solver.engine;

import dev.prank.solver.Engine;
import dev.prank.solver.backend.MipSolver;
import java.util.List;

/** The engines by name. */
public final class Engines {

    private static final List<Engine> ALL = List.of(
            new AutoEngine(),
            new BranchEngine(),
            new CpSatEngine(),
            new SatEngine(),
            new MipEngine(MipSolver.SCIP),
            new MipEngine(MipSolver.CBC),
            new MipEngine(MipSolver.HIGHS),
            new ExhaustiveEngine());

    private Engines() {}

    /** All names, the default first. */
    public static List<String> names() {
        return ALL.stream().map(Engine::name).toList();
    }

    /** @throws IllegalArgumentException when there is no engine of that name, listing those there are */
    public static Engine named(String name) {
        return ALL.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no engine '" + name + "'; expected one of " + String.join(", ", names())));
    }
}

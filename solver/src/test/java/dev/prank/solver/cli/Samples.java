package dev.prank.solver.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small instances whose answers can be seen by hand. */
final class Samples {

    /**
     * At radius 1/10 units 0 and 1 merge (in opposite orientations, around b = 1.05, c = 0.025), units 2 and 3 merge and cancel
     * (5 − 5.1 = −0.1, at most 2 · 0.1), unit 4 is dead, and unit 5 is alone: units 0 and 5 are too far apart and too heavy to
     * vanish, so the proximate rank is 2. No two units are equal up to sign and none is constant, so the rank is 6.
     */
    static final String NETWORK = """
            {"inputs":1,"outputs":1,"activation":"tanh","units":[
            {"outgoing":[1],"incoming":[1],"bias":0},
            {"outgoing":[2],"incoming":[-1.1],"bias":-0.05},
            {"outgoing":[5],"incoming":[3],"bias":1},
            {"outgoing":[-5.1],"incoming":[3.1],"bias":1},
            {"outgoing":[7],"incoming":[0.05],"bias":2},
            {"outgoing":[4],"incoming":[9],"bias":9}],
            "outputBias":["1/3"]}
            """;

    static final int UNITS = 6;
    static final int PROXIMATE_RANK = 2;

    /** Two pairs within a square of side 2 and one point far away: 3 squares at radius 1, and not 2. */
    static final String POINTS = "x,y\n0,0\n2,2\n10,0\n11,1/2\n0,50\n";

    static final int COVER = 3;

    private Samples() {}

    static Path write(Path directory, String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}

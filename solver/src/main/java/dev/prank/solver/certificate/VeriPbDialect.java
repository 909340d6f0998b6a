package dev.prank.solver.certificate;

/** How proofs for VeriPB are spelled. The steps and their numbers are the same in all dialects. */
public enum VeriPbDialect {
    /** Version 1.2, of 2022. */
    V1_2("1.2", " ;", "", "begin", "c -1\nend\nend"),
    /** Version 3.0, of 2025. */
    V3_0("3.0", " :", ";", "subproof", "qed : -1;\nqed;");

    private final String version;
    private final String separator;
    private final String end;
    private final String begin;
    private final String contradicted;

    VeriPbDialect(String version, String separator, String end, String begin, String contradicted) {
        this.version = version;
        this.separator = separator;
        this.end = end;
        this.begin = begin;
        this.contradicted = contradicted;
    }

    String header(int constraintCount) {
        return "pseudo-Boolean proof version " + version + "\nf " + constraintCount + end;
    }

    String sum(CharSequence operations) {
        return "pol " + operations + end;
    }

    /** Follows by propagation. */
    String propagated(CharSequence constraint) {
        return "rup" + constraint + (this == V1_2 ? separator : end);
    }

    /** Follows from one other constraint, as can be seen at once. */
    String implied(int by, CharSequence constraint) {
        return this == V1_2 ? "j " + by + constraint + separator : "ia" + constraint + separator + " " + by + end;
    }

    String strengthened(CharSequence constraint, String witness) {
        return "red" + constraint + separator + witness + end;
    }

    /** @param goal of which the sum is the proof: it contradicts the negated constraint, -2, and the negated goal, -1 */
    String strengthened(CharSequence constraint, String witness, String goal, CharSequence sum) {
        return "red" + constraint + separator + witness + separator + " " + begin + "\nproofgoal " + goal + "\n"
                + sum(sum) + "\n" + contradicted;
    }

    String deleted(CharSequence ids) {
        return "del id" + ids + end;
    }

    /** @param contradiction a constraint that nothing satisfies */
    String conclusion(int contradiction) {
        return this == V1_2
                ? "c " + contradiction
                : "output NONE;\nconclusion UNSAT : " + contradiction + ";\nend pseudo-Boolean proof;";
    }
}

package dev.prank.solver;

import dev.prank.instances.cover.PointCover;
import dev.prank.reductions.group.PointCoverForm;

/**
 * An exact method for covers of points, under the contract of {@link Engine}: without a limit the result is optimal; with one it is a
 * valid bracket, soon after the limit. Implementations are stateless and may be used by several threads at once.
 */
public interface CoverEngine {

    /**
     * A least cover of all points of the problem that the form was made from.
     *
     * @throws EngineFailureException when a backend is missing or fails
     */
    SolveResult<PointCover> solve(PointCoverForm form, EngineOptions options, SolveControl control);
}

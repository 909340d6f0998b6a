package dev.prank.reductions;

/**
 * One source instance, the target instance made from it, and the way between their witnesses.
 *
 * <p>Contract: both maps take every valid witness to a valid one whose value is not larger, so the two optima are equal and the
 * answers to the decision questions with one bound are the same.
 *
 * @param <S> the source problem
 * @param <V> a witness of the source
 * @param <T> the target problem
 * @param <W> a witness of the target
 */
public interface Reduction<S, V, T, W> {

    S source();

    T target();

    /**
     * A witness of the target that is at least as good.
     *
     * @throws IllegalArgumentException when {@code witness} is not valid for {@link #source()}
     */
    W pushForward(V witness);

    /**
     * A witness of the source that is at least as good. Any valid witness of the target will do, not only those that
     * {@link #pushForward} makes.
     *
     * @throws IllegalArgumentException when {@code witness} is not valid for {@link #target()}
     */
    V pullBack(W witness);
}

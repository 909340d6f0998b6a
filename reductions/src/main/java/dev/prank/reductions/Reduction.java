package dev.prank.reductions;

import java.util.Objects;

/**
 * One source instance, the target instance made from it, and the way between their witnesses.
 *
 * <p>Contract: both maps take every valid witness to a valid one. So the source has a witness exactly when the target has one.
 * For optimisation problems the value of the new witness is not larger, so the two optima are equal and the answers to the
 * decision questions with one bound are the same.
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
     * A witness of the target that is at least as good, where witnesses have a value.
     *
     * @throws IllegalArgumentException when {@code witness} is not valid for {@link #source()}
     */
    W pushForward(V witness);

    /**
     * A witness of the source that is at least as good, where witnesses have a value. Any valid witness of the target will do,
     * not only those that {@link #pushForward} makes.
     *
     * @throws IllegalArgumentException when {@code witness} is not valid for {@link #target()}
     */
    V pullBack(W witness);

    /**
     * This reduction followed by {@code next}: witnesses go through both.
     *
     * @param <U> the problem that {@code next} leads to
     * @param <X> a witness of that problem
     * @throws IllegalArgumentException when {@code next} does not start from this target
     */
    default <U, X> Reduction<S, V, U, X> then(Reduction<T, W, U, X> next) {
        Objects.requireNonNull(next, "next");
        if (!next.source().equals(target())) {
            throw new IllegalArgumentException("the next reduction must start from the target of this one");
        }
        Reduction<S, V, T, W> first = this;
        return new Reduction<>() {
            @Override
            public S source() {
                return first.source();
            }

            @Override
            public U target() {
                return next.target();
            }

            @Override
            public X pushForward(V witness) {
                return next.pushForward(first.pushForward(witness));
            }

            @Override
            public V pullBack(X witness) {
                return first.pullBack(next.pullBack(witness));
            }
        };
    }
}

/**
 * Transformations between problems. Those that change the instance map witnesses both ways: {@code pushForward} takes a witness of
 * the source to one of the target, {@code pullBack} the other way.
 */
package dev.prank.reductions;

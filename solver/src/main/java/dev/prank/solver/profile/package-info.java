/** The whole staircase: for each rank the least radius at which it is within reach. And ranks along a training run. */
package dev.prank.solver.profile;

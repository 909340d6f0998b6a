/** The whole staircase: for each rank the least radius at which it is within reach. */
package dev.prank.solver.profile;

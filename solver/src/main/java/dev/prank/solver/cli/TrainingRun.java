package dev.prank.solver.cli;

import dev.prank.instances.io.NetworkFile;
import dev.prank.instances.io.NetworkReadOptions;
import dev.prank.instances.network.TanhNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One network at successive training steps: the network files of a directory. The last number in a file's name is its step.
 *
 * @param checkpoints by step, each step once
 */
record TrainingRun(List<Checkpoint> checkpoints) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** The network after so many steps. */
    record Checkpoint(long step, Inputs.Instance<NetworkFile> instance) {

        private TanhNetwork network() {
            return instance.content().network();
        }
    }

    /**
     * Reads all of them.
     *
     * @throws CommandFailure when there is none, one cannot be read, or they cannot belong to one training run
     */
    static TrainingRun read(Invocation invocation, String directory, NetworkReadOptions options) {
        Map<Long, String> fileByStep = new TreeMap<>();
        for (String file : BenchNetworksCommand.networksIn(directory)) {
            String other = fileByStep.put(step(file), file);
            if (other != null) {
                throw malformed(file + ": has the training step of " + other
                        + "; expected the last number in the name to be a step of its own");
            }
        }
        List<Checkpoint> checkpoints = new ArrayList<>();
        fileByStep.forEach(
                (step, file) -> checkpoints.add(new Checkpoint(step, Inputs.network(invocation, file, options))));
        Checkpoint first = checkpoints.get(0);
        for (Checkpoint each : checkpoints) {
            if (each.network().inputs() != first.network().inputs()
                    || each.network().outputs() != first.network().outputs()) {
                throw malformed(each.instance().name() + ": " + shape(each) + "; expected " + shape(first) + " as in "
                        + first.instance().name());
            }
        }
        return new TrainingRun(checkpoints);
    }

    private static long step(String file) {
        List<String> numbers = NUMBER.matcher(BenchNetworksCommand.stem(file))
                .results()
                .map(MatchResult::group)
                .toList();
        try {
            return Long.parseLong(numbers.get(numbers.size() - 1));
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw malformed(file + ": no training step; expected a number below 2^63 in the file's name");
        }
    }

    private static String shape(Checkpoint checkpoint) {
        return Table.count(checkpoint.network().inputs(), "input") + " and "
                + Table.count(checkpoint.network().outputs(), "output");
    }

    private static CommandFailure malformed(String message) {
        return new CommandFailure(ExitCode.MALFORMED_INPUT, message);
    }
}

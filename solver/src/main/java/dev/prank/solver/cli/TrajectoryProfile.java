package dev.prank.solver.cli;

import dev.prank.instances.number.Rational;
import dev.prank.solver.profile.Trajectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trajectory and what is told of it.
 *
 * @param directory as the user wrote it
 */
record TrajectoryProfile(String directory, TrainingRun run, Trajectory trajectory) {

    private boolean isComplete() {
        return trajectory.isExact() && stepCount() == run.checkpoints().size();
    }

    private long stepCount() {
        return trajectory.values().stream()
                .map(Trajectory.Value::step)
                .distinct()
                .count();
    }

    /** The last part of the directory's name. */
    String title() {
        return String.valueOf(Path.of(directory).toAbsolutePath().normalize().getFileName());
    }

    void writeCsv(Optional<String> file) {
        file.ifPresent(name ->
                Results.write(name, out -> out.write(trajectory.toCsv().getBytes(StandardCharsets.UTF_8))));
    }

    Results.Entry entry() {
        return new Results.Entry(isComplete() ? ExitCode.DONE : ExitCode.STOPPED, this::json, text());
    }

    private String text() {
        List<Rational> radii = trajectory.radii();
        List<String> headings = new ArrayList<>(List.of("units"));
        radii.forEach(radius -> headings.add("at " + radius.toDecimalString()));
        List<TrainingRun.Checkpoint> checkpoints = run.checkpoints();
        List<String> steps =
                checkpoints.stream().map(each -> Long.toString(each.step())).toList();
        Table table = new Table("step", steps, headings.toArray(String[]::new));
        StringBuilder text = new StringBuilder("trajectory: " + directory + "\n");
        for (int s = 0; s < stepCount(); s++) {
            List<Trajectory.Value> values = values(s);
            List<String> cells =
                    new ArrayList<>(List.of(Integer.toString(values.get(0).units())));
            values.forEach(value -> cells.add(shown(value)));
            text.append(table.row(steps.get(s), cells));
        }
        if (stepCount() < steps.size()) {
            text.append("interrupted: ").append(steps.size() - stepCount()).append(" steps not started\n");
        }
        return text.toString();
    }

    private static String shown(Trajectory.Value value) {
        return value.isExact() ? Integer.toString(value.upper()) : value.lower() + ".." + value.upper();
    }

    /** At one step. */
    private List<Trajectory.Value> values(int s) {
        int radiusCount = trajectory.radii().size();
        return trajectory.values().subList(s * radiusCount, (s + 1) * radiusCount);
    }

    private String json() {
        return ResultWriter.object(json -> {
            json.writeStringField("problem", "profile");
            json.writeStringField("of", "trajectory");
            json.writeStringField("directory", directory);
            json.writeArrayFieldStart("checkpoints");
            for (int s = 0; s < stepCount(); s++) {
                json.writeStartObject();
                json.writeNumberField("step", run.checkpoints().get(s).step());
                ResultWriter.writeInstance(json, run.checkpoints().get(s).instance());
                json.writeNumberField("units", values(s).get(0).units());
                json.writeArrayFieldStart("values");
                for (Trajectory.Value value : values(s)) {
                    json.writeStartObject();
                    json.writeStringField("radius", value.radius().toString());
                    json.writeNumberField("lower", value.lower());
                    json.writeNumberField("upper", value.upper());
                    json.writeNumberField("greedy", value.greedy());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}

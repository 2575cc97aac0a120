package dev.holdfast.cli.status;

import dev.holdfast.planner.freshness.ClassFreshness;
import dev.holdfast.planner.freshness.Freshness;
import dev.holdfast.planner.freshness.MachineFreshness;

/**
 * {@code status} for Prometheus: the text exposition format, version 0.0.4 (prometheus.io, "Exposition formats"). All metrics
 * are gauges; each has its HELP and TYPE line once, then its samples by machine and class. A sample that has no value is left
 * out.
 */
public final class StatusMetrics {

    private final StatusView view;
    private final StringBuilder text = new StringBuilder(4_096);

    private StatusMetrics(StatusView view) {
        this.view = view;
    }

    /** The text. */
    public static String write(StatusView view) {
        StatusMetrics metrics = new StatusMetrics(view);
        metrics.classes();
        metrics.machines();
        metrics.head("holdfast_clock_seconds", "Time of the fabric that was read, in seconds since 1970.");
        metrics.sample("holdfast_clock_seconds", "", view.now().getEpochSecond());
        return metrics.text.toString();
    }

    private void classes() {
        head(
                "holdfast_newest_point_age_seconds",
                "Age of the newest good point that can be restored after a failure of the class.");
        each((machine, one) -> one.age()
                .ifPresent(age -> sample("holdfast_newest_point_age_seconds", labels(machine, one), age.toSeconds())));
        head("holdfast_rpo_seconds", "The recovery point objective of the machine's policy for the class.");
        each((machine, one) ->
                one.rpo().ifPresent(rpo -> sample("holdfast_rpo_seconds", labels(machine, one), rpo.toSeconds())));
        head(
                "holdfast_rpo_allowance_seconds",
                "What jitter and lag of a punctual service may add to the age before the machine is behind.");
        each((machine, one) -> sample(
                "holdfast_rpo_allowance_seconds",
                labels(machine, one),
                one.allowance().toSeconds()));
        for (Freshness freshness : new Freshness[] {Freshness.LATE, Freshness.BEHIND}) {
            String name = "holdfast_" + freshness.word();
            head(name, "1 if the machine is " + freshness.word() + " for the class, else 0.");
            each((machine, one) -> sample(name, labels(machine, one), one.freshness() == freshness ? 1 : 0));
        }
    }

    private void machines() {
        head("holdfast_last_job_success", "1 if the newest finished backup job made a good point, else 0.");
        for (MachineFreshness machine : view.machines()) {
            machine.jobs()
                    .ifPresent(jobs -> sample("holdfast_last_job_success", labels(machine), jobs.succeeded() ? 1 : 0));
        }
        head("holdfast_last_job_start_seconds", "Start of the newest finished backup job, in seconds since 1970.");
        for (MachineFreshness machine : view.machines()) {
            machine.jobs()
                    .ifPresent(jobs -> sample(
                            "holdfast_last_job_start_seconds",
                            labels(machine),
                            jobs.started().getEpochSecond()));
        }
        head("holdfast_consecutive_failures", "Backup jobs that failed since the last good one.");
        for (MachineFreshness machine : view.machines()) {
            sample(
                    "holdfast_consecutive_failures",
                    labels(machine),
                    machine.jobs().map(jobs -> jobs.failures()).orElse(0));
        }
        head("holdfast_points", "Good recovery points in all places.");
        for (MachineFreshness machine : view.machines()) {
            sample("holdfast_points", labels(machine), machine.points());
        }
        head("holdfast_held_points", "Recovery points under a legal hold.");
        for (MachineFreshness machine : view.machines()) {
            sample("holdfast_held_points", labels(machine), machine.held());
        }
    }

    /** Takes one class of one machine. */
    private interface ClassSample {
        void write(MachineFreshness machine, ClassFreshness one);
    }

    private void each(ClassSample sample) {
        for (MachineFreshness machine : view.machines()) {
            for (ClassFreshness one : machine.classes()) {
                sample.write(machine, one);
            }
        }
    }

    private void head(String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void sample(String name, String labels, long value) {
        text.append(name).append("{estate=\"").append(escaped(view.estate())).append('"');
        text.append(labels).append("} ").append(value).append('\n');
    }

    private static String labels(MachineFreshness machine) {
        return ",machine=\"" + escaped(machine.machine()) + "\",policy=\"" + escaped(machine.policy()) + "\"";
    }

    private static String labels(MachineFreshness machine, ClassFreshness one) {
        return labels(machine) + ",class=\"" + one.failureClass().word() + "\"";
    }

    /** Backslash, quote and line end are escaped in label values; other characters that are not printed become {@code ?}. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '"' -> escaped.append("\\\"");
                case '\n' -> escaped.append("\\n");
                default -> escaped.append(Character.isISOControl(c) ? '?' : c);
            }
        }
        return escaped.toString();
    }
}

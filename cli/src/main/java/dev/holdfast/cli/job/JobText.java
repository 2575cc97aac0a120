package dev.holdfast.cli.job;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Table;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.joblist.JobView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Jobs as a table, and below it what to do about each kind of failure. */
public final class JobText {

    private JobText() {}

    /** Adds a table of jobs to a page. */
    public static void table(Page page, String indent, List<JobView> jobs) {
        Table table = new Table(
                "started", "took", "operation", "machine", "vault", "status", "size", "consistency", "outcome");
        for (JobView job : jobs) {
            table.row(
                    job.started().toString(),
                    job.duration().map(Durations::format).orElse("-"),
                    job.operation(),
                    orDash(job.machine()),
                    orDash(job.vault()),
                    job.state().word(),
                    new DataSize(Math.max(0, job.bytes())).toDisplay(),
                    job.course()
                            .achieved()
                            .map(achieved -> achieved.consistency() + ": " + achieved.why())
                            .orElse("-"),
                    orDash(outcome(job)));
        }
        page.columns(indent, table.rows());
    }

    private static String outcome(JobView job) {
        String outcome = job.course()
                .failure()
                .map(failure -> failure.code() + (failure.number() == 0 ? "" : " (" + failure.number() + ")"))
                .orElse(job.detail());
        int attempts = job.course().attempts();
        return attempts > 1 ? outcome + (outcome.isEmpty() ? "" : ", ") + attempts + " attempts" : outcome;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** Adds what to do, once for each error that occurs. */
    public static void hints(Page page, List<JobView> jobs) {
        Map<String, String> hints = new LinkedHashMap<>();
        for (JobView job : jobs) {
            job.course().failure().ifPresent(failure -> hints.putIfAbsent(failure.code(), failure.hint()));
        }
        hints.forEach((code, hint) -> {
            page.gap();
            page.line(Cell.strong(code));
            page.line(Cell.of("  " + hint));
        });
    }
}

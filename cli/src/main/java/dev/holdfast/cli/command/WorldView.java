package dev.holdfast.cli.command;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.workspace.AdvanceReport;
import dev.holdfast.executor.workspace.JobView;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecoveryPoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * The simulated world as {@code fabric show} shows it.
 *
 * @param estate name of the estate
 * @param clock the world's time, or a dash
 * @param objects how many objects of each type exist
 * @param vaults what each vault holds
 * @param jobs newest first
 */
record WorldView(
        String estate,
        String clock,
        Map<ObjectType, Integer> objects,
        SortedMap<String, Contents> vaults,
        List<JobView> jobs) {

    /**
     * What a vault holds.
     *
     * @param items machines with points
     * @param points in all
     * @param bytes in all
     */
    record Contents(int items, int points, long bytes) {

        static final Contents NONE = new Contents(0, 0, 0);

        Contents plus(List<RecoveryPoint> more) {
            long sum = bytes;
            for (RecoveryPoint point : more) {
                sum += point.size().bytes();
            }
            return new Contents(items + (more.isEmpty() ? 0 : 1), points + more.size(), sum);
        }
    }

    static WorldView of(Workspace workspace, int jobs) throws WorkspaceException {
        ActualState actual = workspace.actual();
        Map<ObjectType, Integer> objects = new EnumMap<>(ObjectType.class);
        SortedMap<String, Contents> vaults = new TreeMap<>();
        for (ObjectAddress address : actual.objects().keySet()) {
            objects.merge(address.type(), 1, Integer::sum);
            if (address.type() == ObjectType.VAULT) {
                vaults.put(address.name(), Contents.NONE);
            }
        }
        for (Map.Entry<ItemKey, List<RecoveryPoint>> item : actual.points().entrySet()) {
            Contents before = vaults.getOrDefault(item.getKey().vault(), Contents.NONE);
            vaults.put(item.getKey().vault(), before.plus(item.getValue()));
        }
        return new WorldView(
                workspace.estate(),
                workspace.clock().map(Object::toString).orElse("-"),
                objects,
                vaults,
                workspace.jobs(jobs));
    }

    String text(Session session) {
        Page page = session.page(Stream.OUT);
        page.line(Cell.strong("World of " + estate), Cell.of(" at " + clock));
        List<String> counts = new ArrayList<>();
        objects.forEach((type, count) -> counts.add(type.word() + " " + count));
        page.line("Objects: " + (counts.isEmpty() ? "none" : String.join(", ", counts)));
        page.gap();
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(List.of(Cell.faint("vault"), Cell.faint("machines"), Cell.faint("points"), Cell.faint("size")));
        vaults.forEach((name, contents) -> rows.add(List.of(
                Cell.of(name),
                Cell.of(contents.items() + ""),
                Cell.of(contents.points() + ""),
                Cell.of(new DataSize(contents.bytes()).toDisplay()))));
        page.columns("", rows);
        jobRows(page);
        return page.toString();
    }

    private void jobRows(Page page) {
        if (jobs.isEmpty()) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Newest jobs"));
        List<List<Cell>> rows = new ArrayList<>();
        for (JobView job : jobs) {
            rows.add(List.of(
                    Cell.of(job.started().toString()),
                    Cell.of(job.kind()),
                    Cell.of(job.machine()),
                    Cell.of(job.status()),
                    Cell.of(new DataSize(Math.max(0, job.bytes())).toDisplay()),
                    Cell.of(job.detail())));
        }
        page.columns("  ", rows);
    }

    String json() {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            json.writeStringProperty("clock", clock);
            json.writeObjectPropertyStart("objects");
            objects.forEach((type, count) -> json.writeNumberProperty(type.word(), count));
            json.writeEndObject();
            json.writeArrayPropertyStart("vaults");
            vaults.forEach((name, contents) -> {
                json.writeStartObject();
                json.writeStringProperty("name", name);
                json.writeNumberProperty("machines", contents.items());
                json.writeNumberProperty("points", contents.points());
                json.writeNumberProperty("bytes", contents.bytes());
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeArrayPropertyStart("jobs");
            jobs.forEach(job -> job(job, json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void job(JobView job, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("kind", job.kind());
        json.writeStringProperty("machine", job.machine());
        json.writeStringProperty("started", job.started().toString());
        job.finished().ifPresent(finished -> json.writeStringProperty("finished", finished.toString()));
        json.writeStringProperty("status", job.status());
        json.writeNumberProperty("bytes", job.bytes());
        json.writeStringProperty("detail", job.detail());
        json.writeEndObject();
    }

    static String advancedText(AdvanceReport report) {
        return "Advanced from " + report.from() + " to " + report.to() + ": " + report.backups() + " backups, "
                + report.copies() + " copies, " + report.expired() + " points expired, "
                + report.transferred().toDisplay() + " transferred.\n";
    }

    static String advancedJson(AdvanceReport report) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("from", report.from().toString());
            json.writeStringProperty("to", report.to().toString());
            json.writeNumberProperty("backups", report.backups());
            json.writeNumberProperty("copies", report.copies());
            json.writeNumberProperty("expired", report.expired());
            json.writeNumberProperty("transferredBytes", report.transferred().bytes());
            json.writeEndObject();
        });
    }
}

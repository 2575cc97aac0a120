package dev.holdfast.cli.command.fabric;

import dev.holdfast.cli.argument.MachineNames;
import dev.holdfast.cli.fault.FaultJson;
import dev.holdfast.cli.fault.FaultText;
import dev.holdfast.cli.hold.HoldView;
import dev.holdfast.cli.job.JobJson;
import dev.holdfast.cli.job.JobText;
import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.session.Session;
import dev.holdfast.cli.session.Terminals.Stream;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.Table;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.executor.fabric.scenario.InjectedFault;
import dev.holdfast.executor.joblist.JobView;
import dev.holdfast.executor.workspace.AdvanceReport;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.SoftDeletedPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/**
 * The simulated world as {@code fabric show} shows it.
 *
 * @param estate name of the estate
 * @param clock the world's time, or a dash
 * @param objects how many objects of each type exist
 * @param vaults what each vault holds
 * @param listed points that were asked for, all under a legal hold and all in soft delete
 * @param faults that were injected, those that are over too
 * @param jobs newest first
 */
record WorldView(
        String estate,
        String clock,
        Map<ObjectType, Integer> objects,
        SortedMap<String, Contents> vaults,
        Listed listed,
        List<InjectedFault> faults,
        List<JobView> jobs) {

    /** More points in soft delete are counted, not listed. */
    private static final int MOST_DELETED = 40;

    /**
     * Points that are shown one by one.
     *
     * @param asked of the machines that were asked for
     * @param reasons why those are as consistent as they are, by id
     * @param held under a legal hold
     * @param deleted in soft delete, by machine and vault, oldest capture first
     */
    record Listed(
            List<RecoveryPoint> asked,
            Map<String, String> reasons,
            List<RecoveryPoint> held,
            List<SoftDeletedPoint> deleted) {}

    /**
     * What a vault holds.
     *
     * @param items machines with points
     * @param points in all
     * @param bytes in all
     * @param held points under a legal hold
     */
    record Contents(int items, int points, long bytes, int held) {

        static final Contents NONE = new Contents(0, 0, 0, 0);

        Contents plus(List<RecoveryPoint> more, Instant now) {
            long sum = bytes;
            int holds = held;
            for (RecoveryPoint point : more) {
                sum += point.size().bytes();
                holds += point.isHeldAt(now) ? 1 : 0;
            }
            return new Contents(items + (more.isEmpty() ? 0 : 1), points + more.size(), sum, holds);
        }
    }

    /**
     * The world of a workspace.
     *
     * @param jobs most jobs shown
     * @param points selector of machines whose points are listed; empty for none
     */
    static WorldView of(Workspace workspace, int jobs, String points) throws WorkspaceException, CommandException {
        ActualState actual = workspace.actual();
        Instant now = actual.clock().orElse(Instant.MIN);
        Listed listed = new Listed(
                points.isEmpty() ? List.of() : asked(points, actual),
                points.isEmpty() ? Map.of() : reasons(points, actual, workspace),
                HoldView.held(actual.points(), now),
                actual.softDeleted().values().stream().flatMap(List::stream).toList());
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
            vaults.put(item.getKey().vault(), before.plus(item.getValue(), now));
        }
        return new WorldView(
                workspace.estate(),
                workspace.clock().map(Object::toString).orElse("-"),
                objects,
                vaults,
                listed,
                workspace.faults(),
                workspace.jobs(jobs));
    }

    private static List<RecoveryPoint> asked(String selector, ActualState actual) throws CommandException {
        Predicate<String> matching = MachineNames.matching(selector);
        List<RecoveryPoint> asked = new ArrayList<>();
        actual.points().forEach((item, points) -> {
            if (matching.test(item.machine())) {
                asked.addAll(points);
            }
        });
        if (asked.isEmpty()) {
            throw new CommandException(
                    ExitStatus.USAGE, "No machine with recovery points fits '" + selector + "' of --points.");
        }
        return asked;
    }

    private static Map<String, String> reasons(String selector, ActualState actual, Workspace workspace)
            throws WorkspaceException, CommandException {
        Predicate<String> matching = MachineNames.matching(selector);
        Map<String, String> reasons = new HashMap<>();
        for (ItemKey item : actual.points().keySet()) {
            if (matching.test(item.machine())) {
                reasons.putAll(workspace.consistencyReasons(item));
            }
        }
        return reasons;
    }

    String text(Session session) {
        Page page = session.page(Stream.OUT);
        page.line(Cell.strong("World of " + estate), Cell.of(" at " + clock));
        List<String> counts = new ArrayList<>();
        objects.forEach((type, count) -> counts.add(type.word() + " " + count));
        page.line("Objects: " + (counts.isEmpty() ? "none" : String.join(", ", counts)));
        page.gap();
        Table table = new Table("vault", "machines", "points", "held", "size");
        vaults.forEach((name, contents) -> table.row(
                name,
                contents.items() + "",
                contents.points() + "",
                contents.held() == 0 ? "-" : contents.held() + "",
                new DataSize(contents.bytes()).toDisplay()));
        page.columns("", table.rows());
        pointRows(page);
        holdRows(page);
        deletedRows(page);
        FaultText.pending(page, faults);
        jobRows(page);
        return page.toString();
    }

    private void pointRows(Page page) {
        if (!listed.asked().isEmpty()) {
            page.gap();
            Table table = new Table("point", "tiers", "status", "consistency", "size");
            for (RecoveryPoint point : listed.asked()) {
                table.row(
                        point.id(),
                        tiers(point),
                        point.status().word(),
                        consistency(point),
                        point.size().toDisplay());
            }
            page.columns("", table.rows());
        }
    }

    private String consistency(RecoveryPoint point) {
        String why = listed.reasons().get(point.id());
        return point.consistency().word() + (why == null ? "" : ": " + why);
    }

    private static String tiers(RecoveryPoint point) {
        return point.tiers().stream().map(Tier::word).collect(Collectors.joining(", "));
    }

    private void holdRows(Page page) {
        List<RecoveryPoint> held = listed.held();
        if (!held.isEmpty()) {
            page.gap();
            page.line(Cell.strong("Legal holds (" + held.size() + ")"));
            Table table = new Table("point", "held", "by", "reason");
            for (RecoveryPoint point : held) {
                LegalHold hold = point.hold().orElseThrow();
                table.row(point.id(), HoldView.end(hold), hold.by(), hold.reason());
            }
            page.columns("  ", table.rows());
        }
    }

    private void deletedRows(Page page) {
        List<SoftDeletedPoint> deleted = listed.deleted();
        if (deleted.isEmpty()) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Soft-deleted points (" + deleted.size() + ")"));
        Table table = new Table("point", "deleted", "can be undeleted until", "reason");
        for (SoftDeletedPoint point : deleted.subList(0, Math.min(MOST_DELETED, deleted.size()))) {
            table.row(
                    point.point().id(), point.deleted().toString(), point.ends().toString(), point.reason());
        }
        page.columns("  ", table.rows());
        if (deleted.size() > MOST_DELETED) {
            page.line("    … and " + (deleted.size() - MOST_DELETED) + " more; --format json lists all");
        }
    }

    private void jobRows(Page page) {
        if (jobs.isEmpty()) {
            return;
        }
        page.gap();
        page.line(Cell.strong("Newest jobs"));
        JobText.table(page, "  ", jobs);
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
                json.writeNumberProperty("held", contents.held());
                json.writeNumberProperty("bytes", contents.bytes());
                json.writeEndObject();
            });
            json.writeEndArray();
            if (!listed.asked().isEmpty()) {
                points("points", listed.asked(), json);
            }
            points("holds", listed.held(), json);
            deleted(json);
            FaultJson.list(faults, json);
            JobJson.list(jobs, json);
            json.writeEndObject();
        });
    }

    private void deleted(JsonGenerator json) {
        json.writeArrayPropertyStart("softDeleted");
        for (SoftDeletedPoint point : listed.deleted()) {
            json.writeStartObject();
            json.writeStringProperty("point", point.point().id());
            json.writeStringProperty("captured", point.point().captured().toString());
            json.writeStringProperty("deleted", point.deleted().toString());
            json.writeStringProperty("undeleteUntil", point.ends().toString());
            json.writeStringProperty("reason", point.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void points(String name, List<RecoveryPoint> points, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (RecoveryPoint point : points) {
            json.writeStartObject();
            json.writeStringProperty("point", point.id());
            json.writeStringProperty("captured", point.captured().toString());
            json.writeStringProperty("tiers", tiers(point));
            json.writeStringProperty("status", point.status().word());
            json.writeStringProperty("consistency", point.consistency().word());
            if (listed.reasons().containsKey(point.id())) {
                json.writeStringProperty("why", listed.reasons().get(point.id()));
            }
            json.writeNumberProperty("bytes", point.size().bytes());
            point.hold().ifPresent(hold -> HoldView.json(hold, json));
            json.writeEndObject();
        }
        json.writeEndArray();
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

package dev.holdfast.cli.backup;

import dev.holdfast.cli.render.JsonText;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.executor.fabric.BackupOrder;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.executor.workspace.WorkspaceException;
import dev.holdfast.planner.freshness.ClassFreshness;
import dev.holdfast.planner.freshness.FreshnessBoard;
import dev.holdfast.planner.freshness.MachineFreshness;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Machines that are made ready for maintenance.
 *
 * @param before how they were found, by address
 * @param after how they are now, by address
 * @param backups what was made in between; absent if nothing was needed
 */
public record Maintenance(
        SortedMap<String, Readiness> before, SortedMap<String, Readiness> after, Optional<Backups> backups) {

    /** Looks at machines, backs up those that need it, and looks again. */
    public static Maintenance prepare(
            Workspace workspace, ProtectedMachines machines, SortedMap<String, Duration> limits, Keep keep)
            throws WorkspaceException {
        Map<String, Consistency> asked = new HashMap<>();
        for (String machine : limits.keySet()) {
            Consistency.of(machines.protection(machine).text(AttributeNames.CONSISTENCY))
                    .ifPresent(level -> asked.put(machine, level));
        }
        SortedMap<String, Readiness> before = Readiness.judge(workspace, limits, asked);
        Map<ObjectAddress, ManagedObject> objects = workspace.actual().objects();
        List<BackupOrder> orders = new ArrayList<>();
        for (Readiness readiness : before.values()) {
            if (!readiness.isReady() || readiness.isWeak()) {
                orders.add(keep.order(machines.protection(readiness.machine()), objects));
            }
        }
        if (orders.isEmpty()) {
            return new Maintenance(before, before, Optional.empty());
        }
        Backups backups = Backups.make(workspace, orders);
        return new Maintenance(before, Readiness.judge(workspace, limits, asked), Optional.of(backups));
    }

    /**
     * The shortest rpo that each machine's policy declares for any failure.
     *
     * @throws CommandException if the policy of one declares none
     */
    public static SortedMap<String, Duration> rpos(Workspace workspace, SortedSet<String> machines)
            throws WorkspaceException, CommandException {
        FreshnessBoard board = new FreshnessBoard(
                workspace.recorded(),
                workspace.actual(),
                workspace.profile(),
                workspace.clock().orElseThrow());
        SortedMap<String, Duration> rpos = new TreeMap<>();
        for (MachineFreshness machine : board.machines(machines::contains)) {
            Optional<Duration> shortest = machine.classes().stream()
                    .map(ClassFreshness::rpo)
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
            if (shortest.isEmpty()) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "--max-age rpo: the policy '" + machine.policy() + "' of " + machine.machine()
                                + " declares no rpo. Write how old a point may be, such as --max-age 1h.");
            }
            rpos.put(machine.machine(), shortest.get());
        }
        for (String machine : machines) {
            if (!rpos.containsKey(machine)) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "--max-age rpo: the record knows no protection of " + machine
                                + ". Apply first, or write how old a point may be, such as --max-age 1h.");
            }
        }
        return rpos;
    }

    /** How it ended: fine only if every machine may be touched. */
    public ExitStatus status() {
        long ready = after.values().stream().filter(Readiness::isReady).count();
        if (ready == after.size()) {
            return ExitStatus.OK;
        }
        return ready > 0 ? ExitStatus.PARTLY_FAILED : ExitStatus.ERROR;
    }

    /** What people are told. */
    public void text(Page page) {
        backups.ifPresent(made -> BackupView.text(made, page));
        page.gap();
        for (Readiness readiness : after.values()) {
            page.line(
                    readiness.isReady() ? new Cell(Style.ADDED, "ready      ") : new Cell(Style.REMOVED, "not ready  "),
                    Cell.strong(SafeText.of(readiness.machine())));
            page.paragraph("           ", sentence(readiness.why()));
        }
        long ready = after.values().stream().filter(Readiness::isReady).count();
        page.gap();
        page.line(ready + " of " + after.size() + " machines are ready"
                + (ready == after.size() ? "." : "; do not touch the others."));
    }

    private static String sentence(String words) {
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** What programs are told. */
    public String json(String estate) {
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("estate", estate);
            json.writeBooleanProperty("ready", status() == ExitStatus.OK);
            json.writeArrayPropertyStart("machines");
            after.values().forEach(readiness -> machine(readiness, json));
            json.writeEndArray();
            backups.ifPresent(made -> BackupView.write(made, json));
            json.writeEndObject();
        });
    }

    private void machine(Readiness readiness, JsonGenerator json) {
        Readiness found = before.get(readiness.machine());
        json.writeStartObject();
        json.writeStringProperty("machine", readiness.machine());
        json.writeBooleanProperty("ready", readiness.isReady());
        json.writeBooleanProperty("wasReady", found != null && found.isReady());
        readiness.newest().ifPresent(point -> {
            json.writeStringProperty("point", point.id());
            json.writeStringProperty("captured", point.captured().toString());
            json.writeStringProperty("age", readiness.age().toString());
            json.writeStringProperty("consistency", point.consistency().word());
        });
        json.writeStringProperty("maxAge", readiness.atMost().toString());
        json.writeStringProperty("why", readiness.why());
        json.writeEndObject();
    }
}

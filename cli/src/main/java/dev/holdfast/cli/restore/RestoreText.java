package dev.holdfast.cli.restore;

import dev.holdfast.cli.terminal.Cell;
import dev.holdfast.cli.terminal.Page;
import dev.holdfast.cli.terminal.SafeText;
import dev.holdfast.cli.terminal.Style;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.executor.fabric.PointDisk;
import dev.holdfast.executor.fabric.RestoreResult;
import dev.holdfast.executor.restore.Hindrance;
import dev.holdfast.executor.restore.MachineRestore;
import dev.holdfast.executor.restore.PointChoice;
import dev.holdfast.executor.restore.PostRestoreChecklist;
import dev.holdfast.executor.restore.RestoreOutcome;
import dev.holdfast.executor.restore.RestorePlan;
import dev.holdfast.executor.restore.RestoreTime;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Restores as people read them. */
public final class RestoreText {

    private final Page page;

    private RestoreText(Page page) {
        this.page = page;
    }

    /** A plan. */
    public static void plan(String estate, RestorePlan plan, Page page) {
        new RestoreText(page).plan(estate, plan);
    }

    /** How it ended, and what is checked now. */
    public static void outcome(RestoreOutcome outcome, Page page) {
        new RestoreText(page).outcome(outcome);
    }

    private void plan(String estate, RestorePlan plan) {
        page.line(Cell.strong("Restore plan for " + safe(estate) + " at " + minute(plan.at())));
        for (MachineRestore machine : plan.machines()) {
            page.gap();
            machine(machine);
        }
        for (RestorePlan.Unrestorable machine : plan.unrestorable()) {
            page.gap();
            page.line(new Cell(Style.REMOVED, safe(machine.machine()) + "   cannot be restored"));
            page.paragraph("  ✗ ", machine.why());
            machine.passedOver().forEach(this::passedOver);
        }
        if (plan.machines().size() > 1) {
            page.gap();
            RestorePlan.Fleet fleet = plan.fleet();
            page.line("The last of " + plan.machines().size() + " machines is back after at most "
                    + Durations.display(fleet.until()) + "; limited by " + fleet.limit() + ".");
        }
    }

    private void machine(MachineRestore machine) {
        PointChoice choice = machine.choice();
        RecoveryPoint point = choice.point();
        page.line(Cell.strong(safe(machine.machine())), Cell.of(" → " + safe(target(machine))));
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row(
                "Point",
                safe(point.id()) + "   " + point.consistency().word() + " consistent, "
                        + tier(choice.source().tier()) + " of vault "
                        + safe(choice.source().point().item().vault())
                        + (choice.source().crossRegion() ? ", read in the paired region" : "")));
        rows.add(row("Why", safe(choice.why())));
        rows.add(row(
                "Lost",
                Durations.display(machine.lost()) + ": what was written after " + minute(point.captured())
                        + " is not in it"));
        rows.add(row("Time", time(machine.time())));
        rows.add(row(
                "Account",
                safe(machine.order().account().name()) + ", "
                        + machine.order().account().throughput()));
        rows.add(row("Disks", disks(machine)));
        page.columns("  ", rows);
        choice.passedOver().forEach(this::passedOver);
        int more = choice.passedOverCount() - choice.passedOver().size();
        if (more > 0) {
            page.line("    and " + more + (more == 1 ? " more newer point" : " more newer points"));
        }
        for (Hindrance hindrance : machine.hindrances()) {
            page.paragraph(hindrance.blocking() ? "  ✗ " : "  ! ", hindrance.text());
        }
    }

    private void passedOver(PointChoice.PassedOver point) {
        page.paragraph("    not " + safe(point.id()) + ": ", point.why());
    }

    private static List<Cell> row(String name, String text) {
        return List.of(Cell.of(name), Cell.of(text));
    }

    private static String target(MachineRestore machine) {
        String place = " in " + machine.order().region();
        return switch (machine.order().kind()) {
            case NEW_VM -> "new machine '" + machine.order().target() + "'" + place;
            case DISKS -> "disks in resource group '" + machine.order().target() + "'" + place;
            case REPLACE_DISKS -> "its own disks, replaced";
            case FILES ->
                machine.order().files().size() + (machine.order().files().size() == 1 ? " file" : " files") + place;
        };
    }

    private static String tier(Tier tier) {
        return switch (tier) {
            case INSTANT -> "snapshot";
            case VAULT -> "vault tier";
            case ARCHIVE -> "archive tier";
        };
    }

    private static String disks(MachineRestore machine) {
        List<String> texts = new ArrayList<>();
        for (PointDisk disk : machine.choice().source().disks()) {
            texts.add(safe(disk.name()) + " " + new DataSize(disk.usedBytes()).toDisplay());
        }
        return texts.isEmpty() ? "none" : String.join(", ", texts);
    }

    private static String time(RestoreTime time) {
        List<String> terms = new ArrayList<>();
        for (RestoreTime.Term term : time.terms()) {
            terms.add(term.word() + " " + Durations.display(term.length()));
        }
        return "at most " + Durations.display(time.total()) + " = " + String.join(" + ", terms);
    }

    private void outcome(RestoreOutcome outcome) {
        page.gap();
        Set<String> checks = new LinkedHashSet<>();
        for (RestoreOutcome.Restored restored : outcome.machines()) {
            RestoreResult result = restored.result();
            if (result.isVerified()) {
                page.line(
                        new Cell(Style.ADDED, "Restored "),
                        Cell.of(safe(restored.machine()) + " → " + safe(target(restored.plan())) + " in "
                                + Durations.display(Duration.between(result.started(), result.ended())) + ", "
                                + new DataSize(result.bytes()).toDisplay()));
                page.line("  verified: digest " + result.digest() + " is the one captured");
                checks.addAll(PostRestoreChecklist.of(
                        restored.plan().order().kind(),
                        restored.plan().os(),
                        restored.plan().choice().source().crossRegion()));
            }
        }
        if (!checks.isEmpty()) {
            page.gap();
            page.line(Cell.strong("Check before it serves again"));
            checks.forEach(check -> page.paragraph("  [ ] ", check));
        }
    }

    private static String minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).toString().replace(":00Z", "Z");
    }

    private static String safe(String text) {
        return SafeText.of(text);
    }
}

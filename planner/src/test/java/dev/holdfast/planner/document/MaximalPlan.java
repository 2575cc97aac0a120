package dev.holdfast.planner.document;

import dev.holdfast.planner.document.HoldfastSection.Coverage;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.HoldfastSection.EarlyLoss;
import dev.holdfast.planner.document.HoldfastSection.ExpiredPointEntry;
import dev.holdfast.planner.document.HoldfastSection.ItemLoss;
import dev.holdfast.planner.document.HoldfastSection.Omission;
import dev.holdfast.planner.document.HoldfastSection.PlaceImpact;
import dev.holdfast.planner.document.HoldfastSection.PlannedBackup;
import dev.holdfast.planner.document.HoldfastSection.PlannedCopy;
import dev.holdfast.planner.document.HoldfastSection.PlannedMove;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.HoldfastSection.PolicyChoice;
import dev.holdfast.planner.document.HoldfastSection.Precondition;
import dev.holdfast.planner.document.HoldfastSection.RecoveryPointImpact;
import dev.holdfast.planner.document.HoldfastSection.ScheduleChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A document in which every key occurs, with texts that are hard to write: for tests of writers, readers and renderers. */
public final class MaximalPlan {

    /** Quote, backslash, control characters, umlaut, arrow, a character beyond 16 bits, slash, delete. */
    public static final String HARD_TEXT = "\"\\\b\f\n\r\t\u0001\u001f\u00e4\u2192\ud83d\ude00/\u007f\u2028";

    private static final String PLACE = "estate.holdfast.yaml:4:2";
    private static final String INSTANT = "2026-11-20T15:00:00Z";
    private static final String HASH = "0".repeat(64);

    private MaximalPlan() {}

    /** The document, not sealed. */
    public static PlanDocument document() {
        ResourceChange created = new ResourceChange(
                "protection/" + HARD_TEXT,
                "protection",
                HARD_TEXT,
                "policy 'gold'",
                new ResourceChange.Change(
                        List.of("create"),
                        null,
                        new TreeMap<>(
                                Map.of("policy", "gold", "includedDisks", List.of("data0", "os"), HARD_TEXT, ""))));
        ResourceChange deleted = new ResourceChange(
                "copy/a\u2192b",
                "copy",
                "a\u2192b",
                "no longer declared",
                new ResourceChange.Change(List.of("delete"), new TreeMap<>(Map.of("machine", "a")), null));
        return new PlanDocument("1.0", List.of(created, deleted), true, true, false, section());
    }

    private static HoldfastSection section() {
        PlannedPrune prune = new PlannedPrune(
                "a",
                "rsv",
                "p1",
                INSTANT,
                7,
                INSTANT,
                true,
                "release",
                "outlived daily",
                "daily 3",
                Optional.of(INSTANT));
        return new HoldfastSection(
                "estate",
                "",
                "d",
                "i",
                new TreeMap<>(Map.of("inventory/vms.json", 3)),
                4,
                false,
                INSTANT,
                List.of("policy/gold"),
                List.of("web-*"),
                List.of(new Omission("copy", 12, List.of("copy/a\u2192b"))),
                "full",
                List.of(drift()),
                List.of(new PlannedMove("vm", "a", HARD_TEXT, Optional.of(PLACE))),
                List.of(new Precondition("copy/a\u2192b", HASH), new Precondition("protection/x", "absent")),
                List.of(machine()),
                List.of(group()),
                List.of(new ScheduleChange(
                        "a",
                        "Europe/Berlin",
                        "7m",
                        List.of("2026-11-20T22:07+01:00"),
                        List.of("2026-11-20T23:07+01:00"))),
                List.of(choice()),
                List.of(copy()),
                List.of(new PlannedBackup("a", "missed its run")),
                List.of(prune),
                List.of(new ExpiredPointEntry("a", "rsv", "p0", INSTANT, INSTANT, "outlived daily")),
                List.of(prune),
                impact(),
                List.of(objective()),
                List.of(new ObjectiveResult.LossBasis("gold", "rsv", "region", "Europe/Berlin", "copies count")),
                List.of(breakdown()),
                List.of(new ObjectiveResult.RestoreBreakdown(
                        "vault rsv", List.of("job overhead 1h2m7s", "transfer 53s", "attach 1m28s"))),
                List.of(new ObjectiveResult.FleetRestoreResult(
                        "region", "eastus", 1, "1h4m28s", "a", "throughput of storage account one")),
                List.of(finding()),
                coverage(),
                Optional.of(cost()));
    }

    private static PlannedCost cost() {
        PlannedCost.CostAmount amount = new PlannedCost.CostAmount("1.5", "2", "3.25");
        PlannedCost.CostFigures figures = new PlannedCost.CostFigures(amount, amount, amount, Optional.of(amount));
        return new PlannedCost(
                new PlannedCost.PriceSource("list", "USD", "2026-11-01", "price page"),
                12,
                figures,
                figures,
                List.of(new PlannedCost.CostRow(Optional.of("gold"), "rsv", "vault-storage", "GRS", "2", "2", "1")),
                List.of(new PlannedCost.CostOfChange(Optional.of(0), "-1", "0.5")),
                List.of("archive-storage ZRS"),
                new PlannedCost.CostBasis(4, 3, 2, 1, 1));
    }

    private static PolicyChoice choice() {
        return new PolicyChoice(
                "gold",
                "backup",
                Optional.of("enhanced"),
                Optional.of("every 4h 22:00-22:00"),
                true,
                List.of("it is within the rpo"),
                List.of("once a day loses more"));
    }

    private static FindingEntry finding() {
        return new FindingEntry(
                "HF1001",
                "uncovered",
                "warning",
                List.of("a"),
                HARD_TEXT,
                Optional.of(PLACE),
                new TreeMap<>(Map.of("machines", "1")),
                Optional.of("Add a binding."),
                Optional.of(new FindingEntry.AcceptedBy(
                        Optional.of("platform"), HARD_TEXT, "2027-01-31", Optional.of(PLACE))));
    }

    private static Coverage coverage() {
        return new Coverage(
                new TreeMap<>(Map.of("protected", 1)),
                List.of(new CoverageEntry(
                        "a",
                        "partly",
                        Optional.of("gold"),
                        "binding",
                        Optional.of(PLACE),
                        new TreeMap<>(Map.of("scratch", "derived")))));
    }

    private static DriftEntry drift() {
        return new DriftEntry(
                "points/a@rsv",
                "changed",
                "protection",
                group().attributes(),
                List.of(new DriftEntry.DriftedPoint("p1", INSTANT, "locked", "not locked")),
                "accept",
                HARD_TEXT);
    }

    private static RecoveryPointImpact impact() {
        EarlyLoss loss = new EarlyLoss(
                List.of("policy/gold"),
                "retention differs",
                group().attributes(),
                Optional.of(PLACE),
                3,
                6,
                List.of(new ItemLoss("a", "rsv", 3)));
        return new RecoveryPointImpact(1, 2, 3, 7, List.of(new PlaceImpact("rsv", 2, 3, 7)), List.of(loss));
    }

    private static ObjectiveResult objective() {
        return new ObjectiveResult(
                "a",
                "gold",
                "region",
                0,
                new ObjectiveResult.RpoFigures(
                        Optional.of("26h"),
                        true,
                        Optional.of("24h"),
                        Optional.of("2026-11-20T22:06:00+01:00"),
                        Optional.of("27h"),
                        Optional.of("2026-11-21T01:06:00+01:00"),
                        0),
                new ObjectiveResult.RtoFigures(Optional.of("4h"), true, Optional.of("1h4m28s"), Optional.of(0)));
    }

    private static ObjectiveResult.LossBreakdown breakdown() {
        return new ObjectiveResult.LossBreakdown(
                List.of("schedule 24h", "start jitter 2h", "transfer 1h"), Optional.of("48h"), Optional.of("51h"));
    }

    private static PlannedMachine machine() {
        return new PlannedMachine(
                "a",
                Optional.of("/subscriptions/s"),
                "A",
                "eastus",
                "linux",
                List.of(new PlannedMachine.PlannedDisk(
                        "os", true, 128, 17, 3, Optional.of(new PlannedMachine.PlannedContent("hot-set", 2, 40)))),
                Optional.of(new PlannedGuest(
                        Optional.of("stopped"),
                        Optional.of("updating"),
                        Optional.of("absent"),
                        true,
                        Optional.of("customer"),
                        Optional.of("2"),
                        Optional.of("rg-a"))));
    }

    private static ChangeGroup group() {
        return new ChangeGroup(
                "update",
                "policy",
                "policy/gold",
                List.of("policy/gold"),
                "rpo differs",
                List.of(new ChangeGroup.AttributeChange(
                        "rpo", Optional.of("4h"), Optional.of("24h"), "weakens", Optional.of(PLACE))),
                true,
                Optional.of(PLACE));
    }

    private static PlannedCopy copy() {
        return new PlannedCopy(
                "a", "p1", INSTANT, "rsv", "rsv2", Long.MAX_VALUE, "delta", Optional.of(INSTANT), INSTANT, "daily");
    }
}

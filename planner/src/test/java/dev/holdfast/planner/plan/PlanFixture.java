package dev.holdfast.planner.plan;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.VaultChoice;
import dev.holdfast.planner.document.ChangeGroup;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection.CoverageEntry;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The estate of the tests of plans, and what they ask of a plan. */
final class PlanFixture {

    static final Instant AT = Estate.AT;

    private PlanFixture() {}

    /** Two machines under one policy with a copy rule. */
    static Estate estate() {
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-west", "westus", Redundancy.LRS))
                .with(gold("daily 22:00", Map.of("daily", "30d")))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 2), Machines.machine("app", "eastus", 1));
    }

    static BackupPolicy gold(String schedule, Map<String, String> retention) {
        return Policies.policy(
                "gold",
                VaultChoice.of("rsv-east"),
                Duration.ofHours(26),
                schedule,
                retention,
                List.of(Policies.copy("rsv-west", Duration.ofDays(1), Map.of("daily", "30d"))));
    }

    static FakeWorld applied(Estate estate) {
        FakeWorld world = new FakeWorld();
        try {
            world.apply(plan(estate, world));
        } catch (PlanRefusedException e) {
            throw new IllegalStateException(e);
        }
        return world;
    }

    static FakeWorld withMonthOfPoints() throws PlanRefusedException {
        FakeWorld world = applied(estate());
        world.takePoints(days(29));
        world.apply(plan(estate(), world));
        return world;
    }

    static List<Instant> days(int count) {
        List<Instant> days = new ArrayList<>();
        for (int day = 1; day <= count; day++) {
            days.add(AT.minus(Duration.ofDays(day)).minusSeconds(36_000));
        }
        return days;
    }

    static PlanDocument plan(Estate estate, FakeWorld world) throws PlanRefusedException {
        return Planner.plan(estate.request(world.recorded(), world.actual(), AT, PlanOptions.DEFAULT));
    }

    static PlanOptions targets(String selector) {
        return new PlanOptions(List.of(selector), List.of(), Duration.ofDays(7), false, false);
    }

    static List<String> addresses(PlanDocument plan) {
        return plan.resourceChanges().stream().map(ResourceChange::address).toList();
    }

    static Optional<ResourceChange> change(PlanDocument plan, String address) {
        return plan.resourceChanges().stream()
                .filter(change -> change.address().equals(address))
                .findFirst();
    }

    static ChangeGroup group(PlanDocument plan, String address) {
        return plan.holdfast().groups().stream()
                .filter(group -> group.addresses().contains(address))
                .findFirst()
                .orElseThrow();
    }

    static List<FindingEntry> findings(PlanDocument plan, String name) {
        return plan.holdfast().findings().stream()
                .filter(finding -> finding.name().equals(name))
                .toList();
    }

    static String status(PlanDocument plan, String machine) {
        return plan.holdfast().coverage().machines().stream()
                .filter(entry -> entry.machine().equals(machine))
                .map(CoverageEntry::status)
                .findFirst()
                .orElse("");
    }
}

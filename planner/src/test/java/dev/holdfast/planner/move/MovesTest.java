package dev.holdfast.planner.move;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.machine.MachineIdentity;
import dev.holdfast.dsl.model.move.Move;
import dev.holdfast.dsl.model.move.MoveType;
import dev.holdfast.planner.document.FindingEntry;
import dev.holdfast.planner.document.HoldfastSection.PlannedMove;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.FakeWorld;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.Policies;
import dev.holdfast.planner.plan.RenamedEstate;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRefusedException;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MovesTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 500 : 25;
    private static final Instant AT = Estate.AT;
    private static final PlanOptions SHRINKING = new PlanOptions(List.of(), List.of(), Duration.ofDays(7), true, false);

    @Test
    void new_names_alone_change_no_object_and_lose_no_point() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = EstateGenerator.of(random.nextLong() & 0xffff);
            FakeWorld world = applied(estate);
            RecordedState before = world.recorded();
            List<Move> moves = RenamedEstate.someMoves(estate, random);
            Estate renamed = RenamedEstate.of(estate, moves);
            PlanDocument plan = plan(renamed.withMoves(moves.toArray(Move[]::new)), world);
            assertThat(plan.applyable()).isTrue();
            assertThat(plan.resourceChanges()).isEmpty();
            assertThat(plan.holdfast().prunes()).isEmpty();
            assertThat(plan.holdfast().drift()).isEmpty();
            List<String> noted = findings(plan, "move-without-effect").stream()
                    .flatMap(finding -> finding.addresses().stream())
                    .toList();
            assertThat(plan.holdfast().moves().size() + noted.size()).isEqualTo(moves.size());
            world.apply(plan);
            Renaming renaming = new Renaming(moves);
            Map<ItemKey, List<RecoveryPoint>> expected = new TreeMap<>();
            before.points().forEach((item, points) -> expected.put(renaming.item(item), points));
            assertThat(world.recorded().points()).isEqualTo(expected);
            PlanDocument again = plan(renamed.withMoves(moves.toArray(Move[]::new)), world);
            assertThat(again.resourceChanges()).isEmpty();
            assertThat(again.holdfast().moves()).isEmpty();
            assertThat(findings(again, "move-without-effect").stream().flatMap(finding -> finding.addresses().stream()))
                    .hasSize(moves.size());
            PlanDocument without = plan(renamed, world);
            assertThat(without.resourceChanges()).isEmpty();
            assertThat(without.holdfast().findings())
                    .noneMatch(finding -> finding.name().startsWith("move"));
        });
    }

    @Test
    void moves_beside_other_edits_leave_nothing_to_do() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = EstateGenerator.of(random.nextLong() & 0xffff);
            FakeWorld world = applied(estate);
            List<Move> moves = RenamedEstate.someMoves(estate, random);
            Estate renamed = RenamedEstate.of(estate, moves);
            Estate edited =
                    EstateGenerator.edited(renamed, random.nextLong() & 0xffff).withMoves(moves.toArray(Move[]::new));
            PlanDocument plan = plan(edited, world);
            if (!plan.applyable()) {
                return; // the edit has taken away what is moved
            }
            int before = count(world);
            world.apply(plan);
            assertThat(count(world))
                    .isEqualTo(before
                            - plan.holdfast().prunes().size()
                            + plan.holdfast().copies().size());
            PlanDocument again = plan(edited, world);
            assertThat(again.resourceChanges()).isEmpty();
            assertThat(again.holdfast().moves()).isEmpty();
        });
    }

    private static int count(FakeWorld world) {
        return world.recorded().points().values().stream().mapToInt(List::size).sum();
    }

    @Test
    void a_machine_says_itself_what_it_was_called() throws PlanRefusedException {
        FakeWorld world = applied(small());
        KnownMachine web = Machines.machine("web-02", "eastus", 2);
        KnownMachine renamed = Machines.withIdentity(
                web, new MachineIdentity(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("WEB")));
        Estate estate = small().withoutMachine("web").with(renamed);
        PlanDocument plan = plan(estate, world);
        assertThat(plan.holdfast().moves())
                .extracting(PlannedMove::type, PlannedMove::from, PlannedMove::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("vm", "web", "web-02"));
        assertThat(plan.resourceChanges()).isEmpty();
        world.apply(plan);
        assertThat(world.objects())
                .containsKeys(
                        ObjectAddress.parse("protection/web-02"),
                        ObjectAddress.parse("schedule/web-02"),
                        ObjectAddress.parse("copy/web-02\u2192rsv-west"))
                .doesNotContainKey(ObjectAddress.parse("protection/web"));
        assertThat(plan(small().withoutMachine("web").with(web), world).resourceChanges())
                .as("afterwards the machine need not say it any more")
                .isEmpty();
    }

    @Test
    void a_machine_keeps_what_it_has_although_its_resource_id_is_new() throws PlanRefusedException {
        Estate before = small().withoutMachine("web").with(Machines.cloud("s", "rg", "web", "eastus"));
        FakeWorld world = applied(before);
        Estate after = before.withoutMachine("web")
                .with(Machines.cloud("s", "rg", "web-02", "eastus"))
                .withMoves(new Move(MoveType.VM, "web", "web-02"));
        PlanDocument plan = plan(after, world);
        assertThat(plan.resourceChanges()).singleElement().satisfies(change -> {
            assertThat(change.address()).isEqualTo("protection/web-02");
            assertThat(change.change().actions()).containsExactly("update");
        });
        assertThat(plan.holdfast().preconditions())
                .as("what an apply finds still has the former name")
                .anyMatch(condition -> condition.address().equals("protection/web")
                        && !condition.hash().equals("absent"))
                .anyMatch(condition -> condition.address().equals("protection/web-02")
                        && condition.hash().equals("absent"));
        world.apply(plan);
        assertThat(plan(after, world).resourceChanges()).isEmpty();
    }

    @Test
    void a_renamed_resource_gets_its_new_name_as_address_only_by_a_move() throws PlanRefusedException {
        KnownMachine web = Machines.cloud("s", "rg", "web", "eastus");
        Estate before = small().withoutMachine("web").with(web);
        FakeWorld world = applied(before);
        Estate renamed = before.withoutMachine("web").with(RenamedEstate.named(web, "shop"));
        assertThat(plan(renamed, world).resourceChanges()).isEmpty();
        PlanDocument plan = plan(renamed.withMoves(new Move(MoveType.VM, "web", "shop")), world);
        assertThat(plan.resourceChanges()).isEmpty();
        world.apply(plan);
        assertThat(world.objects()).containsKey(ObjectAddress.parse("protection/shop"));
        assertThat(world.recorded().resourceIds()).containsKey("shop").doesNotContainKey("web");
        assertThat(plan(renamed, world).resourceChanges()).isEmpty();
    }

    @Test
    void a_resource_that_is_renamed_moved_or_exchanged_names_is_the_same_machine() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = EstateGenerator.of(random.nextLong() & 0xffff);
            FakeWorld world = applied(estate);
            List<KnownMachine> resources = estate.machines().stream()
                    .filter(known -> known.machine().identity().resourceId().isPresent())
                    .toList();
            List<String> names = new ArrayList<>();
            for (KnownMachine known : resources) {
                names.add(
                        random.nextInt(3) == 0
                                ? "new-" + names.size()
                                : known.machine().name());
            }
            Collections.shuffle(names, new Random(random.nextLong()));
            List<KnownMachine> machines = new ArrayList<>();
            int next = 0;
            for (KnownMachine known : estate.machines()) {
                boolean resource = resources.contains(known);
                machines.add(resource ? relocated(known, names.get(next++), random.nextBoolean()) : known);
            }
            Estate renamed = estate.withMachines(machines);
            PlanDocument plan = plan(renamed, world);
            assertThat(plan.resourceChanges()).isEmpty();
            assertThat(plan.holdfast().prunes()).isEmpty();
            RecordedState before = world.recorded();
            world.apply(plan);
            assertThat(world.recorded().objects()).isEqualTo(before.objects());
            assertThat(world.recorded().points()).isEqualTo(before.points());
            assertThat(plan(renamed, world).resourceChanges()).isEmpty();
            assertThat(plan(estate, world).resourceChanges()).as("and back").isEmpty();
        });
    }

    private static KnownMachine relocated(KnownMachine known, String name, boolean otherGroup) {
        MachineIdentity identity = known.machine().identity();
        return RenamedEstate.named(
                Machines.withIdentity(
                        known,
                        new MachineIdentity(
                                identity.resourceId(),
                                identity.subscription(),
                                otherGroup ? Optional.of("other-group") : identity.resourceGroup(),
                                Optional.empty())),
                name);
    }

    @Test
    void two_machines_that_exchange_their_names_keep_each_its_own_points() throws PlanRefusedException {
        KnownMachine one = Machines.cloud("s", "rg", "one", "eastus");
        KnownMachine two = Machines.cloud("s", "rg", "two", "eastus");
        Estate estate = small().with(one, two);
        FakeWorld world = applied(estate);
        Estate exchanged = small().with(RenamedEstate.named(one, "two"), RenamedEstate.named(two, "one"));
        PlanDocument plan = plan(exchanged, world);
        assertThat(plan.resourceChanges()).isEmpty();
        String first = one.machine().identity().resourceId().orElseThrow();
        assertThat(world.objects().get(ObjectAddress.parse("protection/one")).text("resourceId"))
                .isEqualTo(first);
        PlanDocument moved = plan(
                exchanged.withMoves(new Move(MoveType.VM, "one", "two"), new Move(MoveType.VM, "two", "one")), world);
        assertThat(moved.applyable())
                .as("an exchange of addresses takes two steps")
                .isFalse();
    }

    @Test
    void a_later_machine_of_the_former_name_is_another_one() throws PlanRefusedException {
        FakeWorld world = applied(small());
        Move move = new Move(MoveType.VM, "web", "shop");
        Estate renamed = RenamedEstate.of(small(), List.of(move)).withMoves(move);
        world.apply(plan(renamed, world));
        Estate both = renamed.with(Machines.cloud("s", "rg", "web", "eastus"));
        PlanDocument first = plan(both, world);
        world.apply(first);
        assertThat(first.resourceChanges())
                .extracting(change -> change.address())
                .contains("protection/web");
        PlanDocument plan = plan(both, world);
        assertThat(plan.applyable()).isTrue();
        assertThat(plan.resourceChanges()).isEmpty();
        assertThat(plan.holdfast().moves()).isEmpty();
        assertThat(findings(plan, "move-without-effect"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix())
                        .hasValue("Remove the move { from: vm/web, to: vm/shop } from 'moved'; it has no effect."));
    }

    @Test
    void what_cannot_be_moved_is_refused_with_a_reason() throws PlanRefusedException {
        FakeWorld world = applied(small());
        assertRefused(world, small().withMoves(new Move(MoveType.VM, "web", "shop")), "still declared or listed");
        Estate gone = small().withoutMachine("web");
        assertRefused(world, gone.withMoves(new Move(MoveType.VM, "web", "shop")), "no machine of that name");
        assertRefused(world, gone.withMoves(new Move(MoveType.VM, "web", "app")), "both are recorded");
        assertRefused(
                world,
                gone.with(Machines.cloud("s", "one", "shop", "eastus"), Machines.cloud("s", "two", "shop", "eastus"))
                        .withMoves(new Move(MoveType.VM, "web", "shop")),
                "Write resourceGroup/name");
        assertRefused(
                world,
                gone.with(Machines.machine("shop", "eastus", 0))
                        .withMoves(new Move(MoveType.VM, "web", "shop"), new Move(MoveType.VM, "shop", "app")),
                "another move");
        Estate copied = small().with(Policies.vault("rsv-copy", "eastus", Redundancy.GRS));
        FakeWorld both = applied(copied);
        assertRefused(both, copied.withMoves(new Move(MoveType.VAULT, "rsv-east", "rsv-copy")), "both are recorded");
    }

    private static void assertRefused(FakeWorld world, Estate estate, String reason) throws PlanRefusedException {
        PlanDocument plan = plan(estate, world);
        assertThat(plan.applyable()).isFalse();
        assertThat(findings(plan, "move-impossible"))
                .anySatisfy(finding -> assertThat(
                                finding.message() + " " + finding.fix().orElseThrow())
                        .contains(reason));
    }

    @Test
    void a_move_that_the_fabric_has_made_already_only_tells_the_record() throws PlanRefusedException {
        Estate estate = small();
        FakeWorld before = applied(estate);
        before.takePoints(List.of(AT.minusSeconds(90_000)));
        FakeWorld after = applied(estate);
        after.takePoints(List.of(AT.minusSeconds(90_000)));
        Move move = new Move(MoveType.VM, "web", "shop");
        Estate renamed = RenamedEstate.of(estate, List.of(move)).withMoves(move);
        after.apply(plan(renamed, after));
        PlanDocument plan = Planner.plan(renamed.request(before.recorded(), after.actual(), AT, SHRINKING));
        assertThat(plan.holdfast().moves()).hasSize(1);
        assertThat(plan.resourceChanges()).isEmpty();
        assertThat(plan.holdfast().drift()).isEmpty();
    }

    @Test
    void a_plan_that_moves_an_item_prunes_nothing_of_it() throws PlanRefusedException {
        FakeWorld world = applied(small());
        List<Instant> captures = new ArrayList<>();
        for (int day = 1; day < 29; day++) {
            captures.add(AT.minus(Duration.ofDays(day)).minusSeconds(3_600));
        }
        world.takePoints(captures);
        Move move = new Move(MoveType.POLICY, "gold", "silver");
        Estate shorter = RenamedEstate.of(small(), List.of(move));
        shorter =
                shorter.with(shorter.policies().get("silver").withRetention(Policies.retention(Map.of("daily", "3d"))));
        PlanDocument plan = plan(shorter.withMoves(move), world);
        assertThat(plan.holdfast().moves()).hasSize(1);
        assertThat(plan.resourceChanges()).hasSize(1);
        assertThat(plan.holdfast().recoveryPointImpact().lostEarly()).isZero();
        assertThat(plan.holdfast().prunes()).isEmpty();
    }

    /** Two machines under one policy with a copy rule. */
    private static Estate small() {
        return Estate.empty()
                .with(Policies.vault("rsv-east", "eastus", Redundancy.GRS))
                .with(Policies.vault("rsv-west", "westus", Redundancy.LRS))
                .with(Policies.policy(
                        "gold",
                        dev.holdfast.dsl.model.policy.VaultChoice.of("rsv-east"),
                        Duration.ofHours(26),
                        "daily 22:00",
                        Map.of("daily", "30d"),
                        List.of(Policies.copy("rsv-west", Duration.ofDays(1), Map.of("daily", "30d")))))
                .withBindings(Policies.bindAll("gold"))
                .with(Machines.machine("web", "eastus", 2), Machines.machine("app", "eastus", 1));
    }

    private static FakeWorld applied(Estate estate) throws PlanRefusedException {
        FakeWorld world = new FakeWorld();
        world.apply(plan(estate, world));
        world.takePoints(List.of(AT.minusSeconds(180_000), AT.minusSeconds(90_000)));
        world.apply(plan(estate, world));
        return world;
    }

    private static PlanDocument plan(Estate estate, FakeWorld world) throws PlanRefusedException {
        return Planner.plan(estate.request(world.recorded(), world.actual(), AT, SHRINKING));
    }

    private static List<FindingEntry> findings(PlanDocument plan, String name) {
        return plan.holdfast().findings().stream()
                .filter(finding -> finding.name().equals(name))
                .toList();
    }
}

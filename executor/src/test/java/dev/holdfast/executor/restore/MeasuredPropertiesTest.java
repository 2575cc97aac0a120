package dev.holdfast.executor.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.policy.Objectives;
import dev.holdfast.dsl.model.policy.Objectives.ClassObjective;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.Machine;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.executor.workspace.Site;
import dev.holdfast.executor.workspace.Workspace;
import dev.holdfast.planner.document.ObjectiveResult;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured never exceeds what a plan has promised. */
class MeasuredPropertiesTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 200 : 25;

    /** By then every schedule here has run, every transfer is done, and replicas have arrived. */
    private static final Duration WARM = Duration.ofDays(16);

    @TempDir
    private Path temporary;

    private int restores;

    @Test
    void restores_take_no_longer_and_lose_no_more_than_the_plan_says() {
        restores = 0;
        Seeds.forEach(SEEDS, random -> {
            ServiceProfile profile = random.nextBoolean() ? ServiceProfiles.azure() : ServiceProfiles.azureStrict();
            Site site = new Site(Files.createTempDirectory(temporary, "site"), profile);
            Estate estate = surviving(EstateGenerator.of(random.nextLong() & 0xffff, 4, 2), random.nextBoolean());
            PlanDocument plan = site.plan(estate);
            if (!plan.applyable()) {
                return;
            }
            site.apply(plan, Site.options(0), ApplyListener.SILENT);
            site.advance(estate, WARM.plusMinutes(random.nextInt(2 * 24 * 60)));
            for (ObjectiveResult result : plan.holdfast().objectives()) {
                measure(site, estate, result, random);
            }
        });
        assertThat(restores)
                .as("this says something only if something is restored")
                .isPositive();
    }

    /** Every policy is judged for the loss of a machine and of points, in half of the estates of a region, too. */
    private static Estate surviving(Estate estate, boolean region) {
        ClassObjective any = new ClassObjective(Optional.empty(), Optional.empty());
        Map<FailureClass, ClassObjective> classes = new EnumMap<>(FailureClass.class);
        classes.put(FailureClass.VM, any);
        classes.put(FailureClass.DELETION, any);
        Estate judged = estate;
        if (region) {
            classes.put(FailureClass.REGION, any);
            for (Vault vault : List.copyOf(estate.vaults().values())) {
                judged = judged.with(new Vault(
                        vault.name(), vault.region(), Redundancy.GRS, true, vault.softDelete(), vault.immutability()));
            }
        }
        for (BackupPolicy policy : List.copyOf(estate.policies().values())) {
            Objectives objectives =
                    policy.objectives().withRpo(Duration.ofDays(60)).withSurvive(classes);
            judged = judged.with(policy.withObjectives(objectives));
        }
        return judged;
    }

    private void measure(Site site, Estate estate, ObjectiveResult result, RandomGenerator random) throws Exception {
        site.advance(estate, Duration.ofMinutes(random.nextInt(1, 12 * 60)));
        try (Workspace workspace = site.open(Site.name(estate))) {
            Machine machine = workspace.machines().get(result.machine());
            boolean away = result.failureClass().equals(FailureClass.REGION.word());
            if (machine == null
                    || (result.rto().estimate().isEmpty()
                            && result.rpo().worstCase().isEmpty())) {
                return;
            }
            Optional<MachineRestore> newest = newest(workspace, machine, away);
            if (result.rpo().worstCase().isPresent()) {
                Duration worst = length(result.rpo().worstCase().get());
                assertThat(newest)
                        .as("%s %s: something survives", result.machine(), result.failureClass())
                        .isPresent();
                assertThat(newest.get().lost())
                        .as(
                                "%s %s: data lost with %s",
                                result.machine(),
                                result.failureClass(),
                                newest.get().choice().point().id())
                        .isLessThanOrEqualTo(worst);
            }
            if (newest.isPresent() && result.rto().estimate().isPresent()) {
                restore(workspace, newest.get(), length(result.rto().estimate().get()), result);
            }
        }
    }

    private void restore(Workspace workspace, MachineRestore newest, Duration estimate, ObjectiveResult result)
            throws Exception {
        RestorePlan plan =
                workspace.restorePlan(request(newest.machine(), newest.order().region()));
        assertThat(plan.isPossible()).isTrue();
        RestoreOutcome outcome = workspace.restore(plan, ApplyListener.SILENT);
        assertThat(outcome.problems()).isEmpty();
        RestoreOutcome.Restored restored = outcome.machines().get(0);
        assertThat(restored.result().isVerified()).isTrue();
        Duration took =
                Duration.between(restored.result().started(), restored.result().ended());
        String what = result.machine() + " " + result.failureClass() + " from "
                + newest.choice().point().id();
        assertThat(took).as(what + ": the estimate of the plan").isLessThanOrEqualTo(estimate);
        assertThat(took)
                .as(what + ": the estimate of the restore")
                .isLessThanOrEqualTo(plan.machines().get(0).time().total());
        restores++;
    }

    /** The newest point that can be restored at home, or in any other region. */
    private static Optional<MachineRestore> newest(Workspace workspace, Machine machine, boolean away)
            throws Exception {
        Optional<MachineRestore> newest = Optional.empty();
        for (String region : List.of("eastus", "westus", "northeurope", "westeurope", "japaneast", "japanwest")) {
            if (away == region.equals(machine.region())) {
                continue;
            }
            for (MachineRestore found :
                    workspace.restorePlan(request(machine.address(), region)).machines()) {
                boolean newer =
                        newest.isEmpty() || found.lost().compareTo(newest.get().lost()) < 0;
                newest = newer ? Optional.of(found) : newest;
            }
        }
        return newest;
    }

    private static RestoreRequest request(String machine, String region) {
        return new RestoreRequest(
                List.of(machine),
                PointWish.NEWEST,
                new RestoreRequest.Destination(RestoreKind.DISKS, Optional.of(region), Optional.of("rg")),
                List.of(),
                List.of(),
                Set.of());
    }

    private static Duration length(String text) throws QuantityException {
        return Durations.parse(text);
    }
}

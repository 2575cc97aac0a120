package dev.holdfast.executor.fabric.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.declaration.DeclarationLoader;
import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.price.PriceBooks;
import dev.holdfast.dsl.profile.DayCounting;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.FabricException;
import dev.holdfast.executor.fabric.OperationKey;
import dev.holdfast.executor.fabric.PointReference;
import dev.holdfast.executor.fabric.Samples;
import dev.holdfast.executor.fabric.meter.Meter;
import dev.holdfast.executor.fabric.meter.MeterKey;
import dev.holdfast.executor.fabric.meter.MeterReading;
import dev.holdfast.executor.fabric.meter.MeterReadings;
import dev.holdfast.executor.fabric.world.World;
import dev.holdfast.executor.step.ObjectSteps;
import dev.holdfast.executor.step.Step;
import dev.holdfast.planner.cost.CostEstimator;
import dev.holdfast.planner.cost.CostRequest;
import dev.holdfast.planner.cost.Holdings;
import dev.holdfast.planner.cost.KnownContent;
import dev.holdfast.planner.cost.bill.CostBand;
import dev.holdfast.planner.cost.bill.CostEstimate;
import dev.holdfast.planner.cost.bill.CostLine;
import dev.holdfast.planner.cost.bill.CostMeter;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.document.ResourceChange;
import dev.holdfast.planner.plan.Planner;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.plan.request.PlanRequest;
import dev.holdfast.planner.retention.Expiry;
import dev.holdfast.planner.retention.PointDecision;
import dev.holdfast.planner.retention.Promises;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.state.ActualState;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.PromisedRule;
import dev.holdfast.planner.state.RecordedState;
import dev.holdfast.planner.state.RecoveryPoint;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analytic estimate beside what the fabric really metered, over 13 months. */
class CostAgreementTest {

    private static final Instant START = Instant.parse("2026-10-20T15:00:00Z");
    private static final int MONTHS = 13;
    private static final double HOURS = 730;
    private static final double MOST_OFF = 0.05;
    /** Less than this share of all money is not compared for itself. */
    private static final double NOTICEABLE = 0.01;

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 200 : 10;

    private final ServiceProfile profile = ServiceProfiles.azure();
    private int keys;
    /** How many hundredths a disk may grow by in a year. */
    private int mostGrowth = 120;

    private OperationKey key() {
        keys++;
        return new OperationKey("cost-" + keys);
    }

    /** An estate in a fabric, and what its machines hold. */
    private record Estate(SimulatedFabric fabric, Map<String, KnownContent> machines) {}

    @Test
    void an_estimate_is_what_the_fabric_meters_over_13_months() {
        Seeds.forEach(SEEDS, random -> {
            Estate estate = estate(random);
            compare(estate, MONTHS);
        });
    }

    @Test
    void an_estimate_that_begins_with_points_is_what_the_fabric_meters() {
        // Nobody can tell how much of a grown disk is rewritten: churn is taken to be of what the estimate begins with.
        mostGrowth = 12;
        Seeds.forEach(SEEDS, random -> {
            Estate estate = estate(random);
            Duration passed = Duration.ofDays(20 + random.nextInt(150));
            pass(estate, passed);
            compare(new Estate(estate.fabric(), RandomMachine.grown(estate.machines(), passed)), 6);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void an_estimate_of_a_sample_is_what_the_fabric_meters(Path folder) throws Exception {
        LoadedDeclaration loaded = new DeclarationLoader(folder).load(folder);
        PlanRequest request = new PlanRequest(
                loaded,
                RecordedState.empty(loaded.declaration().orElseThrow().name()),
                ActualState.none(),
                profile,
                START,
                PlanOptions.DEFAULT);
        PlanDocument plan = Planner.plan(request);
        SimulatedFabric fabric = new SimulatedFabric(new World(START.getEpochSecond()), profile, World::stored);
        ObjectSteps steps = new ObjectSteps(plan.holdfast().machines());
        copies.clear();
        for (ResourceChange change : plan.resourceChanges()) {
            for (Step step : steps.of(change)) {
                step.call().make(fabric, key());
            }
            ObjectSteps.after(change)
                    .filter(object -> object.address().type() == ObjectType.COPY)
                    .ifPresent(copies::add);
        }
        CostEstimate estimate = Planner.costs(request, MONTHS).after();
        assertThat(estimate.lines().isEmpty())
                .isEqualTo(plan.holdfast().machines().isEmpty());
        compare(new Estate(fabric, Map.of()), MONTHS, estimate);
    }

    /** Every sample but its Groovy twin. */
    static List<Path> samples() throws IOException {
        Path samples = Path.of(System.getProperty("holdfast.root"), "samples");
        try (Stream<Path> files = Files.walk(samples)) {
            return files.filter(file -> file.endsWith("holdfast.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        }
    }

    private void compare(Estate estate, int months) {
        compare(estate, months, estimate(estate, months));
    }

    private void compare(Estate estate, int months, CostEstimate estimate) {
        Map<CostMeter, Double> before = metered(estate.fabric().meters());
        pass(estate, Duration.ofHours((long) HOURS * months));
        Map<CostMeter, Double> metered = metered(estate.fabric().meters());
        Map<CostMeter, Double> money = money(estimate);
        double all = money.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<CostMeter, Double> amounts = amounts(estimate);
        metered.forEach((meter, total) -> {
            double really = total - before.getOrDefault(meter, 0.0);
            if (money.getOrDefault(meter, 0.0) > NOTICEABLE * all) {
                assertThat(amounts.getOrDefault(meter, 0.0))
                        .as(meter.word() + " with copies " + copies)
                        .isBetween(really * (1 - MOST_OFF), really * (1 + MOST_OFF));
            }
        });
    }

    private CostEstimate estimate(Estate estate, int months) {
        ActualState now = estate.fabric().read();
        Map<String, PromisedRule> promised = new HashMap<>();
        now.objects().values().forEach(object -> rule(object).ifPresent(rule -> promised.put(rule.digest(), rule)));
        CostRequest request =
                new CostRequest(profile, PriceBooks.shipped(), now.clock().orElse(START), months);
        Holdings holdings = new Holdings(now.points(), now.softDeleted(), promised);
        return new CostEstimator(request, estate.machines(), holdings).estimate(now.objects(), Map.of());
    }

    private static Optional<PromisedRule> rule(ManagedObject object) {
        try {
            return Promises.of(object);
        } catch (QuantityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<CostMeter, Double> amounts(CostEstimate estimate) {
        Map<CostMeter, Double> amounts = new EnumMap<>(CostMeter.class);
        for (CostLine line : estimate.lines()) {
            for (int month = 0; month < estimate.months(); month++) {
                amounts.merge(line.meter(), line.usage().in(CostBand.LIKELY, month) / 1e6, Double::sum);
            }
        }
        return amounts;
    }

    private static Map<CostMeter, Double> money(CostEstimate estimate) {
        Map<CostMeter, Double> money = new EnumMap<>(CostMeter.class);
        for (CostLine line : estimate.lines()) {
            for (int month = 0; month < estimate.months(); month++) {
                money.merge(line.meter(), line.amount(CostBand.LIKELY, month).doubleValue(), Double::sum);
            }
        }
        return money;
    }

    /** What was metered so far, in the units of prices. */
    private static Map<CostMeter, Double> metered(MeterReadings readings) {
        Map<CostMeter, Double> metered = new EnumMap<>(CostMeter.class);
        for (Map.Entry<MeterKey, BigInteger> total : readings.totals().entrySet()) {
            Meter meter = total.getKey().meter();
            double amount = MeterReading.amount(meter.unit(), total.getValue()).doubleValue();
            switch (meter) {
                case INSTANCE_SMALL, INSTANCE_MEDIUM, INSTANCE_LARGE ->
                    metered.merge(CostMeter.PROTECTED_INSTANCE, amount / HOURS, Double::sum);
                case SNAPSHOT -> metered.merge(CostMeter.SNAPSHOT_STORAGE, amount / HOURS, Double::sum);
                case VAULT -> metered.merge(CostMeter.VAULT_STORAGE, amount / HOURS, Double::sum);
                case ARCHIVE -> metered.merge(CostMeter.ARCHIVE_STORAGE, amount / HOURS, Double::sum);
                case ARCHIVE_EARLY ->
                    metered.merge(CostMeter.ARCHIVE_EARLY_DELETION, amount / (HOURS / 24), Double::sum);
                case SOFT_DELETED -> metered.merge(CostMeter.SOFT_DELETED_STORAGE, amount / HOURS, Double::sum);
                case COPY_EGRESS -> metered.merge(CostMeter.COPY_READ, amount, Double::sum);
                case REGION_TRANSFER -> metered.merge(CostMeter.REGION_TRANSFER, amount, Double::sum);
                case RESTORE -> {}
            }
        }
        return metered;
    }

    /** Time passes, and once a day Holdfast lets go of the copies whose time is over. */
    private void pass(Estate estate, Duration time) {
        SimulatedFabric fabric = estate.fabric();
        long days = time.toDays();
        for (long day = 0; day < days; day++) {
            fabric.advance(Duration.ofDays(1));
            try {
                prune(fabric);
            } catch (FabricException e) {
                throw new AssertionError(e);
            }
        }
        fabric.advance(time.minusDays(days));
    }

    private void prune(SimulatedFabric fabric) throws FabricException {
        Instant now = fabric.clock();
        for (ManagedObject copy : copies) {
            ItemKey item = new ItemKey(copy.text(AttributeNames.MACHINE), copy.text(AttributeNames.TARGET_VAULT));
            PromisedRule rule = rule(copy).orElseThrow();
            List<RecoveryPoint> points = fabric.points(item);
            if (RetentionEngine.prunesNothing(rule.rule())) {
                continue;
            }
            for (PointDecision gone : Expiry.of(
                    rule.rule(), rule.zone(), DayCounting.ELAPSED, points, Map.of(rule.digest(), rule), now)) {
                if (gone.point().isGood()) {
                    fabric.deletePoint(
                            key(), new PointReference(item, gone.point().id()));
                }
            }
        }
    }

    private final List<ManagedObject> copies = new ArrayList<>();

    private Estate estate(RandomGenerator random) {
        copies.clear();
        World world = new World(START.getEpochSecond());
        SimulatedFabric fabric = new SimulatedFabric(world, profile, World::stored);
        Map<String, KnownContent> machines = new HashMap<>();
        try {
            String kept = Seeds.oneOf(random, "14d", "14d", "60d");
            for (String vault : List.of("rsv-eastus", "rsv-westus")) {
                String redundancy = Seeds.oneOf(random, "LRS", "ZRS", "GRS");
                fabric.createVault(
                        key(),
                        Samples.with(Samples.vault(vault, redundancy, "disabled"), AttributeNames.SOFT_DELETE, kept));
            }
            int policies = 1 + random.nextInt(2);
            for (int p = 0; p < policies; p++) {
                boolean enhanced = random.nextBoolean();
                Map<String, String> retention = retention(random, enhanced);
                String recurrence = enhanced
                        ? Seeds.oneOf(random, "every 4h 20:00-20:00", "every 6h 08:00-20:00", "every 12h 00:00-00:00")
                        : Seeds.oneOf(random, "daily 22:00", "daily 03:30", "weekly sunday 01:30");
                fabric.putPolicy(
                        key(),
                        Samples.policy("policy-" + p, enhanced ? "enhanced" : "standard", recurrence, retention));
                Optional<Map<String, String>> copied =
                        random.nextBoolean() ? Optional.of(copyRetention(random)) : Optional.empty();
                String every = Seeds.oneOf(random, "1d", "1d", "7d");
                for (int i = 0; i < 2; i++) {
                    protect(random, fabric, "vm-" + p + i, "policy-" + p, recurrence, machines);
                    if (copied.isPresent()) {
                        ManagedObject copy = Samples.copyRule("vm-" + p + i, "rsv-westus", every, copied.get());
                        copies.add(copy);
                        fabric.putCopyRule(key(), copy);
                    }
                }
            }
        } catch (FabricException e) {
            throw new AssertionError(e);
        }
        return new Estate(fabric, machines);
    }

    private static Map<String, String> retention(RandomGenerator random, boolean enhanced) {
        Map<String, String> retention = new TreeMap<>();
        retention.put("instant", (1 + random.nextInt(enhanced ? 10 : 5)) + "d");
        retention.put("daily", Seeds.oneOf(random, "7d", "14", "30d", "45d"));
        if (random.nextBoolean()) {
            retention.put("weekly", Seeds.oneOf(random, "4w on sunday", "12w on sunday", "8"));
        }
        if (random.nextBoolean()) {
            retention.put("monthly", Seeds.oneOf(random, "12mo on first sunday", "6", "24mo on last day"));
            if (random.nextBoolean()) {
                retention.put("archiveAfter", "3mo");
            }
        }
        if (random.nextInt(3) == 0) {
            retention.put("yearly", "7y");
        }
        return retention;
    }

    private static Map<String, String> copyRetention(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> Map.of("daily", "30d");
            case 1 -> Map.of("daily", "7d", "weekly", "8w");
            default -> Map.of("daily", "14", "monthly", "12mo");
        };
    }

    private void protect(
            RandomGenerator random,
            SimulatedFabric fabric,
            String name,
            String policy,
            String recurrence,
            Map<String, KnownContent> machines)
            throws FabricException {
        RandomMachine machine = RandomMachine.of(random, name, mostGrowth);
        machines.put(name, machine.known());
        fabric.protect(key(), Samples.protection(name, policy), machine.simulated());
        fabric.putSchedule(key(), Samples.schedule(name, recurrence, Seeds.oneOf(random, "0s", "23m", "1h", "3h")));
        assertThat(fabric.read().objects()).containsKey(new ObjectAddress(ObjectType.PROTECTION, name));
    }
}

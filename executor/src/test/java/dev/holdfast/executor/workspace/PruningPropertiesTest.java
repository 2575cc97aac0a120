package dev.holdfast.executor.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.executor.operation.ApplyListener;
import dev.holdfast.planner.document.HoldfastSection;
import dev.holdfast.planner.document.HoldfastSection.EarlyLoss;
import dev.holdfast.planner.document.HoldfastSection.ItemLoss;
import dev.holdfast.planner.document.HoldfastSection.PlannedPrune;
import dev.holdfast.planner.document.PlanDocument;
import dev.holdfast.planner.plan.Estate;
import dev.holdfast.planner.plan.EstateGenerator;
import dev.holdfast.planner.plan.request.PlanOptions;
import dev.holdfast.planner.state.ExpiredPoint;
import dev.holdfast.planner.state.ItemKey;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says about points, against what then becomes of them in the simulated fabric. */
class PruningPropertiesTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 400 : 10;

    /** The fabric stores whole extents, the planner estimates bytes: one extent for each disk of each point that changes. */
    private static final long EXTENT = 4L << 20;

    private static final int MOST_DISKS = 6;
    private static final double UNEVEN = 0.002;

    @TempDir
    private Path temporary;

    private Site site(ServiceProfile profile) throws IOException {
        return new Site(Files.createTempDirectory(temporary, "site"), profile);
    }

    /** A step of a random history: a plan of an edited estate over a world with points. */
    private interface Check {
        void of(Site site, Estate estate, PlanDocument plan) throws Exception;
    }

    /** The strict service, but on time: what it does to the day can only be said of a service that starts when it should. */
    private static ServiceProfile punctual() {
        ServiceProfile azure = ServiceProfiles.azure();
        ServiceProfile strict = ServiceProfiles.azureStrict();
        return new ServiceProfile(
                strict.name(),
                strict.version(),
                strict.limits(),
                strict.policies(),
                azure.timings(),
                strict.presets(),
                new ServiceProfile.Capabilities(
                        strict.vaultCopies(),
                        strict.capabilities().regionPairs(),
                        azure.jobs(),
                        azure.latencies(),
                        strict.metering(),
                        strict.prices()));
    }

    private void histories(Check check) {
        Seeds.forEach(SEEDS, random -> {
            long seed = random.nextLong() & 0xffff;
            // the two profiles count the days of an age differently
            Site site = site(seed % 2 == 0 ? ServiceProfiles.azure() : punctual());
            Estate estate = EstateGenerator.of(seed, 5, 3);
            for (int step = 0; step < 6; step++) {
                PlanDocument plan = site.plan(estate);
                if (plan.applyable()) {
                    check.of(site, estate, plan);
                    site.advance(estate, Duration.ofHours(random.nextInt(24, 24 * 30)));
                }
                estate = edited(estate, seed * 10 + step);
            }
        });
    }

    /** Edits that leave the disks of backups as they are: where one was taken out, no size says at which point. */
    private static Estate edited(Estate estate, long seed) {
        long next = seed;
        Estate edited = EstateGenerator.edited(estate, next);
        while (!edited.exclusions().equals(estate.exclusions())) {
            next += 7_919;
            edited = EstateGenerator.edited(estate, next);
        }
        return edited;
    }

    @Test
    void what_a_plan_says_is_freed_is_what_is_stored_less_after_the_clean_up() {
        histories((site, estate, plan) -> {
            Map<ItemKey, List<RecoveryPoint>> before = site.actual(estate).points();
            applied(site, plan);
            if (before.isEmpty()) {
                return;
            }
            toCleanUp(site, estate);
            Instant cleanUp = site.actual(estate).clock().orElseThrow();
            Map<ItemKey, Long> freed = new HashMap<>();
            Map<ItemKey, Set<String>> gone = new HashMap<>();
            plan.holdfast().prunes().forEach(prune -> count(prune, freed, gone));
            for (PlannedPrune prune : plan.holdfast().forecast()) {
                if (!Instant.parse(prune.due()).isAfter(cleanUp)) {
                    count(prune, freed, gone);
                }
            }
            Set<ItemKey> copied = new HashSet<>();
            plan.holdfast().copies().forEach(copy -> copied.add(new ItemKey(copy.machine(), copy.to())));
            Map<ItemKey, List<RecoveryPoint>> after = site.actual(estate).points();
            before.forEach((item, points) -> {
                List<RecoveryPoint> now = after.getOrDefault(item, List.of());
                Set<String> expected = gone.getOrDefault(item, Set.of());
                if (!copied.contains(item)) {
                    long less = stored(points, points) - stored(points, now);
                    double tolerance = (double) EXTENT * MOST_DISKS * (1 + expected.size()) + unevenness(points);
                    assertThat((double) freed.getOrDefault(item, 0L))
                            .as("freed in %s", item)
                            .isCloseTo(less, Offset.offset(tolerance));
                }
            });
        });
    }

    /** Writes of a simulated disk fall evenly to within two of a thousand extents. */
    private static double unevenness(List<RecoveryPoint> points) {
        return UNEVEN
                * points.stream().mapToLong(point -> point.size().bytes()).max().orElse(0);
    }

    private static void count(PlannedPrune prune, Map<ItemKey, Long> freed, Map<ItemKey, Set<String>> gone) {
        ItemKey item = new ItemKey(prune.machine(), prune.vault());
        assertThat(prune.bytes()).isNotNegative();
        freed.merge(item, prune.bytes(), Long::sum);
        gone.computeIfAbsent(item, any -> new HashSet<>()).add(prune.point());
    }

    /** Bytes now stored in those points that were there before. */
    private static long stored(List<RecoveryPoint> before, List<RecoveryPoint> now) {
        Set<String> ids = ids(before);
        return now.stream()
                .filter(point -> ids.contains(point.id()))
                .mapToLong(point -> point.size().bytes())
                .sum();
    }

    private static Set<String> ids(List<RecoveryPoint> points) {
        Set<String> ids = new HashSet<>();
        points.forEach(point -> ids.add(point.id()));
        return ids;
    }

    private static void applied(Site site, PlanDocument plan) throws WorkspaceException {
        int losses = plan.holdfast().recoveryPointImpact().lostEarly();
        assertThat(site.apply(plan, Site.options(losses), ApplyListener.SILENT).problems())
                .isEmpty();
    }

    private static void toCleanUp(Site site, Estate estate) throws WorkspaceException {
        Instant now = site.actual(estate).clock().orElseThrow();
        Instant today = now.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atTime(ServiceProfiles.azure().timings().cleanUpTime())
                .toInstant(ZoneOffset.UTC);
        Instant next = today.isAfter(now) ? today : today.plus(Duration.ofDays(1));
        site.advance(estate, Duration.between(now, next));
    }

    @Test
    void exactly_the_points_a_plan_lists_go_and_n_counts_those_lost_early() {
        histories((site, estate, plan) -> {
            Map<ItemKey, List<RecoveryPoint>> before = site.actual(estate).points();
            HoldfastSection section = plan.holdfast();
            int early =
                    (int) section.prunes().stream().filter(PlannedPrune::early).count();
            assertThat(section.recoveryPointImpact().lostEarly()).isEqualTo(early);
            assertThat(section.recoveryPointImpact().losses().stream().mapToInt(EarlyLoss::points))
                    .as("losses by cause add up")
                    .satisfies(counts -> assertThat(
                                    counts.stream().mapToInt(Integer::intValue).sum())
                            .isEqualTo(early));
            for (EarlyLoss loss : section.recoveryPointImpact().losses()) {
                assertThat(loss.items().stream().mapToInt(ItemLoss::points).sum())
                        .isEqualTo(loss.points());
                assertThat(loss.addresses()).isNotEmpty();
                assertThat(loss.reason()).isNotBlank();
            }
            section.prunes().forEach(prune -> assertThat(prune.reason()).isNotBlank());
            if (early > 0) {
                assertRefused(site, plan, early);
            }
            applied(site, plan);
            if (before.isEmpty()) {
                return;
            }
            toCleanUp(site, estate);
            Instant cleanUp = site.actual(estate).clock().orElseThrow();
            Set<String> listed = new TreeSet<>();
            section.prunes().forEach(prune -> listed.add(name(prune)));
            section.forecast().stream()
                    .filter(prune -> !Instant.parse(prune.due()).isAfter(cleanUp))
                    .forEach(prune -> listed.add(name(prune)));
            Set<String> gone = new TreeSet<>(names(before));
            gone.removeAll(names(site.actual(estate).points()));
            assertThat(gone).isEqualTo(listed);
        });
    }

    @Test
    void a_plan_and_the_clean_up_after_it_leave_the_newest_good_point_of_every_item() {
        histories((site, estate, plan) -> {
            Map<ItemKey, List<RecoveryPoint>> before = site.actual(estate).points();
            applied(site, plan);
            if (before.isEmpty()) {
                return;
            }
            toCleanUp(site, estate);
            Map<ItemKey, List<RecoveryPoint>> after = site.actual(estate).points();
            // A backup between the plan and the clean-up can push its predecessor out, being newer.
            before.forEach((item, points) -> newestGood(points)
                    .ifPresent(newest -> assertThat(newestGood(after.getOrDefault(item, List.of())))
                            .as("the newest good point of %s, formerly %s", item, newest.id())
                            .hasValueSatisfying(
                                    now -> assertThat(now.captured()).isAfterOrEqualTo(newest.captured()))));
        });
    }

    private static Optional<RecoveryPoint> newestGood(List<RecoveryPoint> newestFirst) {
        return newestFirst.stream()
                .filter(RecoveryPoint::isGood)
                .filter(point -> point.tiers().contains(Tier.VAULT))
                .findFirst();
    }

    private static void assertRefused(Site site, PlanDocument plan, int early) {
        try {
            site.apply(plan, Site.options(early - 1), ApplyListener.SILENT);
            throw new AssertionError("an apply that loses " + early + " points was not refused");
        } catch (WorkspaceException e) {
            assertThat(e.kind()).isEqualTo(WorkspaceException.Kind.DATA_LOSS_BLOCKED);
            assertThat(e.details()).hasSize(early);
        }
    }

    private static String name(PlannedPrune prune) {
        return prune.vault() + "/" + prune.point();
    }

    private static Set<String> names(Map<ItemKey, List<RecoveryPoint>> points) {
        Set<String> names = new HashSet<>();
        points.forEach((item, list) -> list.forEach(point -> names.add(item.vault() + "/" + point.id())));
        return names;
    }

    @Test
    void the_forecast_says_to_the_day_what_the_service_then_expires() {
        histories((site, estate, plan) -> {
            applied(site, plan);
            assertForecastComesTrue(site, estate, List.of());
        });
    }

    @Test
    void the_forecast_of_a_plan_of_parts_says_what_the_service_expires_if_the_rest_is_left_as_it_is() {
        histories((site, estate, plan) -> {
            applied(site, plan);
            Estate next = edited(estate, plan.holdfast().digest().hashCode());
            List<String> target = List.of(plan.holdfast().digest().charAt(0) < '8' ? "vault/*" : "policy/*");
            PlanDocument parts = site.plan(next, parts(target));
            if (parts.applyable()) {
                applied(site, parts);
                assertForecastComesTrue(site, next, target);
            }
        });
    }

    private static PlanOptions parts(List<String> target) {
        return new PlanOptions(target, List.of(), Duration.ofDays(9), true, false);
    }

    private static void assertForecastComesTrue(Site site, Estate estate, List<String> target) throws Exception {
        PlanDocument plan = site.plan(estate, parts(target));
        Set<String> there = names(site.actual(estate).points());
        Map<String, Instant> forecast = new TreeMap<>();
        plan.holdfast().forecast().stream()
                .filter(prune -> prune.how().equals("release"))
                .forEach(prune -> forecast.put(name(prune), Instant.parse(prune.due())));
        int known = site.actual(estate).expired().size();
        site.advance(estate, Duration.ofDays(9));
        Map<String, Instant> expired = new TreeMap<>();
        List<ExpiredPoint> all = site.actual(estate).expired();
        for (ExpiredPoint point : all.subList(known, all.size())) {
            expired.put(point.item().vault() + "/" + point.id(), point.expired());
        }
        // What is yet to be backed up has no name in a forecast.
        expired.keySet().retainAll(there);
        assertThat(expired).isEqualTo(forecast);
    }
}

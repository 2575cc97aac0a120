package dev.holdfast.planner.loss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.Vault;
import dev.holdfast.dsl.model.disk.Disk;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.policy.FailureClass;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.planner.loss.LossTerm.Kind;
import dev.holdfast.planner.objective.PolicyShape;
import dev.holdfast.planner.objective.PolicyType;
import dev.holdfast.planner.plan.Machines;
import dev.holdfast.planner.schedule.Gap;
import dev.holdfast.planner.schedule.Occurrences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The figures against a simulation of the same year. */
class LossFigureTest {

    private static final ServiceProfile AZURE = ServiceProfiles.azure();
    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 1_000 : 25;

    /** One random question. */
    private record Case(
            String schedule,
            ZoneId zone,
            PolicyShape shape,
            FailureClass failureClass,
            Duration slot,
            List<Disk> disks,
            Instant from) {

        static Case random(RandomGenerator random) {
            boolean several = random.nextBoolean();
            String schedule = several
                    ? Seeds.oneOf(
                            random,
                            "every 4h 20:00-20:00",
                            "every 4h 08:00-20:00",
                            "every 6h 22:00-22:00",
                            "every 8h 00:00-00:00",
                            "every 12h 23:30-23:30",
                            "daily 01:30 13:30",
                            "cron 30 */6 * * *")
                    : Seeds.oneOf(
                            random,
                            "daily 22:00",
                            "daily 23:30",
                            "daily 02:30",
                            "weekly sunday 22:00",
                            "weekly monday,tuesday,friday 03:00",
                            "cron 15 0 * * 1-5",
                            "every 24h 06:00-06:00");
            PolicyShape shape = new PolicyShape(
                    several ? PolicyType.ENHANCED : PolicyType.STANDARD,
                    vault(random, "home", "eastus"),
                    random.nextInt(3) > 0,
                    copies(random));
            String zone = Seeds.oneOf(
                    random,
                    "America/New_York",
                    "Europe/Berlin",
                    "UTC",
                    "Australia/Lord_Howe",
                    "Pacific/Apia",
                    "Africa/Casablanca",
                    "Asia/Kolkata");
            return new Case(
                    schedule,
                    ZoneId.of(zone),
                    shape,
                    Seeds.oneOf(random, FailureClass.values()),
                    Duration.ofMinutes(random.nextInt(3) == 0 ? 0 : random.nextInt(120)),
                    random.nextBoolean() ? List.of() : Machines.disks(random.nextInt(3)),
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(700 * 86_400)));
        }

        private static List<PolicyShape.CopyTarget> copies(RandomGenerator random) {
            List<PolicyShape.CopyTarget> copies = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                Duration every = Seeds.oneOf(
                        random,
                        Duration.ofHours(6),
                        Duration.ofHours(12),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(2),
                        Duration.ofHours(36),
                        Duration.ofDays(7));
                Optional<String> from =
                        copies.isEmpty() || random.nextBoolean() ? Optional.empty() : Optional.of("copy" + (i + 1));
                copies.add(new PolicyShape.CopyTarget(
                        new CopyRule(
                                "copy" + i,
                                from,
                                every,
                                RetentionRule.ofClasses(Map.of(RetentionClass.DAILY, ClassRule.count(7)))),
                        vault(random, "copy" + i, Seeds.oneOf(random, "eastus", "westus"))));
            }
            return copies;
        }

        private static Vault vault(RandomGenerator random, String name, String region) {
            Redundancy redundancy = Seeds.oneOf(random, Redundancy.values());
            return new Vault(
                    name,
                    region,
                    redundancy,
                    redundancy == Redundancy.GRS && random.nextBoolean(),
                    Duration.ofDays(14),
                    Seeds.oneOf(random, Immutability.values()));
        }

        /** Copy rules on the longest way to a copy. */
        int hops() {
            return shape.copies().stream()
                    .mapToInt(copy -> shape.chain(copy).size())
                    .max()
                    .orElse(0);
        }

        /** True if the interval of each copy made from a copy holds whole intervals of that one. */
        boolean nests() {
            for (PolicyShape.CopyTarget copy : shape.copies()) {
                List<PolicyShape.CopyTarget> chain = shape.chain(copy);
                for (int hop = 1; hop < chain.size(); hop++) {
                    long inner = chain.get(hop - 1).rule().every().toHours();
                    long outer = chain.get(hop).rule().every().toHours();
                    if (outer % inner != 0 || inner == 36 || outer == 36) {
                        return false;
                    }
                }
            }
            return true;
        }

        /** The same question about another year. */
        Case at(Instant begin) {
            return new Case(schedule, zone, shape, failureClass, slot, disks, begin);
        }

        LossFigure figure() throws Exception {
            return figure(new LossModels(AZURE, from));
        }

        LossFigure figure(LossModels models) throws Exception {
            return models.of(failureClass, RecurrenceText.parse(schedule), zone, shape)
                    .figure(slot, disks);
        }

        LossOracle oracle() throws Exception {
            return new LossOracle(
                    Survival.of(failureClass, shape, AZURE).routes(),
                    shape,
                    Occurrences.of(RecurrenceText.parse(schedule), zone),
                    slot,
                    from,
                    2);
        }
    }

    /** A case with a figure and the simulation of it. */
    private interface Check {
        void check(RandomGenerator random, Case asked, LossFigure figure, LossOracle oracle);
    }

    private static void forEachFigure(Check check) {
        Seeds.forEach(SEEDS * 4, random -> {
            Case asked = Case.random(random);
            LossFigure figure = asked.figure();
            if (figure.scheduled().isPresent()) {
                try {
                    check.check(random, asked, figure, asked.oracle());
                } catch (AssertionError e) {
                    throw new AssertionError(asked + "\n" + figure + "\n" + e.getMessage(), e);
                }
            }
        });
    }

    @Test
    void the_scheduled_loss_is_the_largest_gap_of_a_punctual_year() {
        forEachFigure((random, asked, figure, oracle) ->
                assertThat(seconds(figure.scheduled())).isEqualTo(oracle.scheduled(Optional.empty())));
    }

    @Test
    void one_missed_run_never_costs_more_than_the_figure_and_some_run_costs_that_much() {
        forEachFigure((random, asked, figure, oracle) -> {
            Gap gap = figure.scheduledOneMissed().orElseThrow();
            long worst = 0;
            for (long run : oracle.nominal()) {
                if (run >= gap.start().getEpochSecond() - 8 * 86_400
                        && run <= gap.end().getEpochSecond() + 8 * 86_400
                        && run > oracle.nominal().get(0)) {
                    worst = Math.max(worst, oracle.scheduled(Optional.of(run)));
                }
            }
            assertThat(worst).isEqualTo(gap.length().toSeconds());
            for (int i = 0; i < 10; i++) {
                long run =
                        oracle.nominal().get(1 + random.nextInt(oracle.nominal().size() / 2 - 1));
                assertThat(oracle.scheduled(Optional.of(run)))
                        .isLessThanOrEqualTo(gap.length().toSeconds());
            }
        });
    }

    @Test
    void no_delays_within_their_bounds_lose_more_than_the_worst_case() {
        forEachFigure((random, asked, figure, oracle) -> {
            if (figure.worstCase().isEmpty()) {
                return;
            }
            LossOracle.Delay most = longest(asked, figure);
            long salt = random.nextLong();
            for (Optional<Long> missed : List.of(
                    Optional.<Long>empty(),
                    Optional.of(oracle.nominal()
                            .get(1 + random.nextInt(oracle.nominal().size() / 2 - 1))))) {
                long loss = oracle.worst(
                        run -> share(most.jitter(), run, salt),
                        run -> new LossOracle.Delay(
                                0,
                                share(most.snapshot(), run, salt + 1),
                                share(most.transfer(), run, salt + 2),
                                most.copies().stream()
                                        .map(copy -> share(copy, run, salt + 3))
                                        .toList(),
                                share(most.lag(), run, salt + 4)),
                        missed);
                Optional<Gap> bound = missed.isPresent() ? figure.worstCaseOneMissed() : figure.worstCase();
                assertThat(loss).isLessThanOrEqualTo(seconds(bound));
            }
        });
    }

    @Test
    void the_worst_case_is_reached_by_a_late_service_after_a_punctual_one() {
        forEachFigure((random, asked, figure, oracle) -> {
            if (figure.worstCase().isEmpty()) {
                return;
            }
            LossOracle.Delay most = longest(asked, figure);
            long last = figure.worstCase().get().start().getEpochSecond();
            long loss = oracle.worst(run -> run <= last ? 0 : most.jitter(), run -> most, Optional.empty());
            assertThat(loss).isLessThanOrEqualTo(seconds(figure.worstCase()));
            if (asked.nests()) {
                assertThat(loss).isEqualTo(seconds(figure.worstCase()));
            }
        });
    }

    @Test
    void the_terms_add_up_to_the_worst_case_and_the_figures_are_in_order() {
        forEachFigure((random, asked, figure, oracle) -> {
            if (figure.worstCase().isPresent()) {
                Duration sum = Duration.ZERO;
                for (LossTerm term : figure.terms()) {
                    sum = sum.plus(term.length());
                }
                assertThat(sum).isEqualTo(figure.worstCase().get().length());
                assertThat(seconds(figure.worstCaseOneMissed())).isGreaterThanOrEqualTo(seconds(figure.worstCase()));
                if (asked.hops() < 2) {
                    assertThat(figure.terms().stream().map(LossTerm::kind)).isSorted();
                }
            }
            assertThat(seconds(figure.scheduledOneMissed())).isGreaterThanOrEqualTo(seconds(figure.scheduled()));
            assertThat(figure.onOrdinaryDays())
                    .isLessThanOrEqualTo(figure.scheduled().get().length());
        });
    }

    @Test
    void models_that_share_a_year_say_what_each_says_alone() {
        Seeds.forEach(SEEDS, random -> {
            Instant from = Case.random(random).from();
            LossModels shared = new LossModels(AZURE, from);
            for (int i = 0; i < 12; i++) {
                Case asked = Case.random(random).at(from);
                assertThat(asked.figure(shared)).as("%s", asked).isEqualTo(asked.figure());
            }
        });
    }

    /** The delays behind the figure: what its terms name, and the longest for routes it does not take. */
    private static LossOracle.Delay longest(Case asked, LossFigure figure) {
        return LossOracle.longest(
                AZURE, terms(figure, Kind.TRANSFER).stream().findFirst().orElse(0L), terms(figure, Kind.COPY));
    }

    private static List<Long> terms(LossFigure figure, Kind kind) {
        return figure.terms().stream()
                .filter(term -> term.kind() == kind)
                .map(term -> term.length().toSeconds())
                .toList();
    }

    private static long share(long most, long run, long salt) {
        long mixed = (run ^ salt) * 0x9E3779B97F4A7C15L;
        return most == 0 ? 0 : Math.floorMod(mixed ^ (mixed >>> 31), most + 1);
    }

    private static long seconds(Optional<Gap> gap) {
        return gap.orElseThrow().length().toSeconds();
    }
}

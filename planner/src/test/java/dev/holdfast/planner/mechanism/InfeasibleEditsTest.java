package dev.holdfast.planner.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.model.FailureClass;
import dev.holdfast.dsl.model.Mechanism;
import dev.holdfast.dsl.model.Objectives;
import dev.holdfast.dsl.model.VaultChoice;
import dev.holdfast.dsl.model.retention.RetentionText;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.model.schedule.Schedule;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What cannot be done comes with an edit; the edit is made as it is written, and the problem is gone. */
class InfeasibleEditsTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 4_000 : 400;

    private static final Pattern STARTS = Pattern.compile("^schedule: \\{ (daily|weekly): \"([^\"]+)\" }.*");
    private static final Pattern EVERY = Pattern.compile("^schedule: \\{ every: (\\S+), window: \"([^\"]+)\" }.*");
    private static final Pattern INSTANT = Pattern.compile("^retention: \\{ instant: (\\d+d) }.*");
    private static final Pattern GENERAL = Pattern.compile("^objectives: \\{ rpo: (\\w+).*");
    private static final Pattern CLASS = Pattern.compile("(\\w+): \\{ rpo: (\\w+) }");

    /** What is asked of the service, as texts. */
    private record Asked(
            Optional<String> schedule,
            Optional<String> instant,
            Optional<Duration> rpo,
            Map<FailureClass, Duration> classes,
            boolean strict,
            Optional<Mechanism> mechanism) {

        static Asked random(RandomGenerator random) {
            Map<FailureClass, Duration> classes = new EnumMap<>(FailureClass.class);
            for (int i = random.nextInt(3); i > 0; i--) {
                classes.put(
                        Seeds.oneOf(random, FailureClass.values()),
                        Duration.ofHours(Seeds.oneOf(random, 0, 1, 3, 5, 8, 23, 26)));
            }
            return new Asked(
                    random.nextInt(3) == 0 ? Optional.empty() : Optional.of(schedule(random)),
                    random.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(Seeds.oneOf(random, "6h", "1d", "2d", "5d", "6d", "30d", "31d", "90d")),
                    random.nextInt(4) == 0
                            ? Optional.empty()
                            : Optional.of(Duration.ofHours(Seeds.oneOf(random, 1, 2, 4, 5, 8, 12, 24, 26))),
                    classes,
                    random.nextBoolean(),
                    random.nextBoolean() ? Optional.of(Mechanism.BACKUP) : Optional.empty());
        }

        private static String schedule(RandomGenerator random) {
            return Seeds.oneOf(
                    random,
                    "daily 22:00",
                    "daily 08:00 13:00 22:00",
                    "daily 08:00 08:10 08:20",
                    "every 1h 08:00-20:00",
                    "every 5h 21:00-21:00",
                    "every 4h 08:00-18:00",
                    "every 2d 06:00-06:00",
                    "every 36h 06:00-06:00",
                    "weekly sunday 22:00",
                    "weekly sunday,monday 10:00 22:00",
                    "monthly 15 02:00 04:00",
                    "monthly first friday 21:30",
                    "monthly last day 03:00",
                    "cron 0 */6 * * 1-5",
                    "cron 0 3 1 1 *",
                    "cron 0 3 */2 * *",
                    "cron * * * * *");
        }

        BackupPolicy policy() {
            Map<FailureClass, Objectives.ClassObjective> survive = new EnumMap<>(FailureClass.class);
            // Zero stands for a class without an rpo of its own.
            classes.forEach((failureClass, own) -> survive.put(
                    failureClass,
                    new Objectives.ClassObjective(
                            own.isZero() ? Optional.empty() : Optional.of(own), Optional.empty())));
            TreeMap<String, String> kept = new TreeMap<>(Map.of("daily", "30d"));
            instant.ifPresent(age -> kept.put("instant", age));
            try {
                return new BackupPolicy(
                        "gold",
                        Optional.of(VaultChoice.of("rsv")),
                        new Objectives(rpo, Optional.empty(), survive, strict),
                        mechanism,
                        Optional.empty(),
                        ZoneId.of("Europe/Berlin"),
                        schedule.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Schedule(RecurrenceText.parse(schedule.get()), Duration.ZERO)),
                        Optional.of(RetentionText.fromAttributes(kept)),
                        List.of());
            } catch (QuantityException e) {
                throw new IllegalArgumentException(toString(), e);
            }
        }

        Asked edited(String fix) {
            Matcher starts = STARTS.matcher(fix);
            if (starts.matches()) {
                return withSchedule(starts.group(1) + " " + starts.group(2));
            }
            Matcher every = EVERY.matcher(fix);
            if (every.matches()) {
                return withSchedule("every " + every.group(1) + " " + every.group(2));
            }
            Matcher kept = INSTANT.matcher(fix);
            if (kept.matches()) {
                return new Asked(schedule, Optional.of(kept.group(1)), rpo, classes, strict, mechanism);
            }
            assertThat(fix).startsWith("objectives: { ");
            Matcher general = GENERAL.matcher(fix);
            Map<FailureClass, Duration> raised = new EnumMap<>(FailureClass.class);
            raised.putAll(classes);
            Matcher own = CLASS.matcher(fix.substring("objectives: { ".length()));
            while (own.find()) {
                raised.put(FailureClass.of(own.group(1)).orElseThrow(), length(own.group(2)));
            }
            return new Asked(
                    schedule,
                    instant,
                    general.matches() ? Optional.of(length(general.group(1))) : rpo,
                    raised,
                    strict,
                    mechanism);
        }

        private Asked withSchedule(String text) {
            return new Asked(Optional.of(text), instant, rpo, classes, strict, mechanism);
        }

        private static Duration length(String text) {
            try {
                return Durations.parse(text);
            } catch (QuantityException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
    }

    @Test
    void an_edit_made_as_written_ends_its_problem_and_few_edits_end_all() {
        int[] edits = new int[1];
        Seeds.forEach(SEEDS, random -> {
            Asked asked = Asked.random(random);
            Choice choice = MechanismChoice.choose(asked.policy(), ServiceProfiles.azure());
            for (int i = 0; choice instanceof Choice.Infeasible problem; i++) {
                assertThat(i).as("%s%n%s", asked, problem).isLessThan(3);
                asked = asked.edited(problem.fix());
                choice = MechanismChoice.choose(asked.policy(), ServiceProfiles.azure());
                edits[0]++;
                if (choice instanceof Choice.Infeasible left) {
                    assertThat(left.reason()).as(problem.fix()).isNotEqualTo(problem.reason());
                }
            }
        });
        assertThat(edits[0]).isGreaterThan(SEEDS / 10);
    }
}

package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.profile.ServiceProfile;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchivingTest {

    private static final ServiceProfile.Policies AZURE = ServiceProfiles.azure().policies();
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    /** A point at noon of each day, oldest first, until the day before {@link #AT}. */
    private static List<RecoveryPoint> daily(String from) {
        List<String> days = new ArrayList<>();
        LocalDate last = LocalDate.parse("2026-11-19");
        for (LocalDate day = LocalDate.parse(from); !day.isAfter(last); day = day.plusDays(1)) {
            days.add(day + "T12:00");
        }
        return RetentionCases.good(days.toArray(String[]::new));
    }

    private static List<String> due(String rule, List<RecoveryPoint> points) {
        return Archiving.due(RetentionCases.rule(rule), UTC, AZURE, points, AT).stream()
                .map(point -> point.captured().atZone(UTC).toLocalDate().toString())
                .toList();
    }

    @ParameterizedTest(name = "{0} moves {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "daily=400d; archiveAfter=3mo | ",
                "weekly=60; archiveAfter=3mo | ",
                "within=2y; archiveAfter=3mo | ",
                "monthly=12 | ",
                // November is the bucket of today, so October is slot 2, July is slot 5, and 6 more come within six
                // months
                "monthly=10; archiveAfter=3mo | ",
                "monthly=11; archiveAfter=3mo | 2026-07-31",
                "monthly=12; archiveAfter=3mo | 2026-06-30 2026-07-31",
                "monthly=all; archiveAfter=3mo | 2026-05-31 2026-06-30 2026-07-31",
                "monthly=all; archiveAfter=5mo | 2026-05-31",
                "monthly=all; archiveAfter=1d | 2026-05-31 2026-06-30 2026-07-31",
                "monthly=11mo; archiveAfter=3mo | 2026-06-30 2026-07-31",
                "withinMonthly=11mo; archiveAfter=3mo | 2026-06-30 2026-07-31",
                "yearly=5; archiveAfter=3mo | "
            })
    void points_move_that_a_monthly_or_yearly_class_keeps_for_long_enough(String rule, String days) {
        List<String> expected = days == null ? List.of() : List.of(days.split(" ", -1));
        assertThat(due(rule, daily("2026-05-02"))).isEqualTo(expected);
    }

    @Test
    void the_point_of_a_year_moves_once_the_year_is_over() {
        assertThat(due("yearly=5; archiveAfter=3mo", daily("2025-11-01"))).containsExactly("2025-12-31");
    }

    @Test
    void the_newest_good_point_in_the_vault_stays_there() {
        assertThat(due("monthly=all; archiveAfter=3mo", RetentionCases.good("2026-06-30", "2026-05-31", "2026-04-30")))
                .containsExactly("2026-05-31", "2026-04-30");
    }

    /** Whatever is captured meanwhile, what moves is kept for six months more. */
    @Test
    void what_moves_is_kept_as_long_as_the_service_asks() {
        Seeds.forEach(Boolean.getBoolean("holdfast.long") ? 2_000 : 100, random -> {
            ZoneId zone = RetentionCases.zone(random);
            RetentionRule any = RetentionCases.rule(random);
            RetentionRule rule = new RetentionRule(
                    any.instant(),
                    any.classes(),
                    any.within(),
                    any.withinClasses(),
                    any.keepTags(),
                    any.options(),
                    RetentionCases.rule("daily=1; archiveAfter=" + (1 + random.nextInt(200)) + "d")
                            .archiveAfter());
            List<RecoveryPoint> points = RetentionCases.points(random, AT);
            List<RecoveryPoint> moved = Archiving.due(rule, zone, AZURE, points, AT);
            for (RecoveryPoint point : moved) {
                assertThat(point.isGood()).isTrue();
                assertThat(point.tiers()).containsExactly(Tier.VAULT);
                assertThat(point.captured())
                        .isBeforeOrEqualTo(AZURE.archive().youngest().before(AT, zone))
                        .isBeforeOrEqualTo(rule.archiveAfter().orElseThrow().before(AT, zone));
            }
            Instant end = AZURE.archive().retentionLeft().after(AT, zone);
            List<RecoveryPoint> later = new ArrayList<>(points);
            Instant captured = AT.plusSeconds(1 + random.nextInt(86_400));
            while (captured.isBefore(end)) {
                later.addAll(RetentionCases.good(LocalDateTime.ofInstant(captured, ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString()));
                captured = captured.plusSeconds(3_600 + random.nextInt(20 * 86_400));
            }
            List<PointDecision> decisions = RetentionEngine.decide(rule, zone, AZURE.dayCounting(), later, end);
            for (int i = 0; i < points.size(); i++) {
                if (moved.contains(points.get(i))) {
                    assertThat(decisions.get(i).kept())
                            .as("%s under %s", points.get(i), rule)
                            .isTrue();
                }
            }
        });
    }
}

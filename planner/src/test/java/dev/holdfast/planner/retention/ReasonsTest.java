package dev.holdfast.planner.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static final Instant AT = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void a_point_that_goes_never_goes_since_a_time_to_come() {
        assertThat(lines("weekly=2d on monday", "2026-11-20T04:00", "2026-11-14", "2026-11-09", "2026-11-09T10:00"))
                .containsExactly(
                        "2026-11-20T04:00 + weekly until 2026-11-22 (in place of monday) | newest good point",
                        "2026-11-14 - weekly keeps that of 2026-11-09 22:00 instead (monday)",
                        "2026-11-09 - older than weekly 2d since 2026-11-11",
                        "2026-11-09T10:00 - older than weekly 2d since 2026-11-11");
    }

    @Test
    void exclusive_slots_say_which_buckets_a_finer_class_has() {
        assertThat(lines(
                        "daily=2; weekly=1; slots=exclusive; keepOldest=false",
                        "2026-11-14",
                        "2026-11-14T10:00",
                        "2026-11-13",
                        "2026-11-08",
                        "2026-11-01"))
                .containsExactly(
                        "2026-11-14 + daily 1 of 2 | newest good point",
                        "2026-11-14T10:00 - daily keeps that of 2026-11-14 22:00 instead | weekly leaves that bucket to a"
                                + " finer class",
                        "2026-11-13 + daily 2 of 2",
                        "2026-11-08 + weekly 1 of 1",
                        "2026-11-01 - outlived daily (2 of 2 newer) since 2026-11-13 22:00 | outlived weekly (1 of 1 newer)"
                                + " since 2026-11-08 22:00");
    }

    private static List<String> lines(String rule, String... captured) {
        return RetentionCases.lines(RetentionCases.rule(rule), RetentionCases.good(captured), AT);
    }
}

package dev.holdfast.planner.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobHistoryTest {

    private static final JobError ERROR = new JobError("UserErrorX", "It failed.");

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }

    @Test
    void failures_count_up_and_a_success_ends_the_row() {
        JobHistory two = JobHistory.failed(at(1), ERROR).and(JobHistory.failed(at(2), ERROR));
        assertThat(two).isEqualTo(new JobHistory(at(2), 2, Optional.of(ERROR), Optional.empty()));
        JobHistory good = two.and(JobHistory.succeeded(at(3)));
        assertThat(good).isEqualTo(JobHistory.succeeded(at(3)));
        assertThat(good.and(JobHistory.failed(at(4), ERROR)))
                .isEqualTo(new JobHistory(at(4), 1, Optional.of(ERROR), Optional.of(at(3))));
    }

    @Test
    void a_job_that_started_earlier_and_ends_later_does_not_hide_what_is_newer() {
        JobHistory failed = JobHistory.failed(at(5), ERROR);
        assertThat(failed.and(JobHistory.succeeded(at(3))))
                .isEqualTo(new JobHistory(at(5), 1, Optional.of(ERROR), Optional.of(at(3))));
        assertThat(JobHistory.succeeded(at(5)).and(JobHistory.failed(at(3), ERROR)))
                .isEqualTo(JobHistory.succeeded(at(5)));
    }

    @Test
    void failures_in_whatever_order_they_end_give_the_same_history() {
        Seeds.forEach(25, random -> {
            List<JobHistory> jobs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                jobs.add(JobHistory.failed(at(i), ERROR));
            }
            Collections.shuffle(jobs, new Random(random.nextLong()));
            assertThat(jobs.stream().reduce(JobHistory::and))
                    .contains(new JobHistory(at(5), 6, Optional.of(ERROR), Optional.empty()));
        });
    }

    @Test
    void an_error_is_read_with_and_without_a_code() {
        assertThat(JobError.of("LimitExceeded: sql-01 has 9,999 points: too many."))
                .isEqualTo(new JobError("LimitExceeded", "sql-01 has 9,999 points: too many."));
        assertThat(JobError.of("the agent: no answer")).isEqualTo(new JobError("", "the agent: no answer"));
        assertThat(JobError.of("").display()).isEqualTo("no reason given");
        assertThat(JobError.of("x").display()).isEqualTo("x");
        assertThat(new JobError("X", "").display()).isEqualTo("X");
    }
}

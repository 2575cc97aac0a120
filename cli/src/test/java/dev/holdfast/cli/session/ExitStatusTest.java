package dev.holdfast.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExitStatusTest {

    @Test
    void the_order_of_precedence_is_the_documented_one() {
        List<Integer> codes =
                Arrays.stream(ExitStatus.values()).map(ExitStatus::code).toList();
        assertThat(codes).containsExactly(64, 130, 65, 1, 6, 5, 8, 7, 4, 3, 2, 0);
    }

    @Test
    void of_several_the_first_in_that_order_counts() {
        assertThat(ExitStatus.worst(ExitStatus.CHANGES, ExitStatus.FINDINGS, ExitStatus.OK))
                .isEqualTo(ExitStatus.FINDINGS);
        assertThat(ExitStatus.worst(ExitStatus.PARTLY_FAILED, ExitStatus.STALE)).isEqualTo(ExitStatus.STALE);
        assertThat(ExitStatus.worst()).isEqualTo(ExitStatus.OK);
    }
}

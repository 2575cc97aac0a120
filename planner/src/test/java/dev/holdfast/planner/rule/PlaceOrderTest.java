package dev.holdfast.planner.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {

    @Test
    void lines_and_columns_count_as_numbers_and_files_as_text() {
        List<String> ordered = List.of(
                "",
                "10.yaml:1:1",
                "a-10.yaml:3:2",
                "a-2.yaml:2:1",
                "holdfast.yaml:7:3",
                "holdfast.yaml:7:12",
                "holdfast.yaml:26:5",
                "vms.ndjson:5",
                "vms.ndjson:1000001");
        assertThat(Stream.of(8, 2, 5, 0, 7, 1, 3, 6, 4)
                        .map(ordered::get)
                        .sorted((one, other) -> PlaceOrder.key(one).compareTo(PlaceOrder.key(other))))
                .containsExactlyElementsOf(ordered);
    }
}

package dev.holdfast.planner.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.model.disk.WritePattern;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import dev.holdfast.planner.storage.DiskContent;
import dev.holdfast.planner.storage.MachineContent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransfersTest {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    /** Day, bytes, status and the day it builds on, or -1. */
    private static RecoveryPoint point(int day, long bytes, PointStatus status, int base) {
        return new RecoveryPoint(
                "p" + day,
                day(day),
                Set.of(Tier.VAULT),
                new DataSize(bytes),
                status,
                Consistency.CRASH,
                Collections.emptySortedSet(),
                Optional.empty(),
                Optional.empty(),
                base < 0 ? Optional.empty() : Optional.of("p" + base),
                Optional.empty());
    }

    private static RecoveryPoint point(int day, long bytes) {
        return point(day, bytes, PointStatus.GOOD, -1);
    }

    private static List<RecoveryPoint> source() {
        return List.of(point(4, 7), point(1, 100), point(3, 5), point(2, 3));
    }

    private static Transfers transfers(
            List<RecoveryPoint> source, List<RecoveryPoint> target, Optional<DataSize> content) {
        return new Transfers(new CopyDemand(
                rule(),
                ZoneOffset.UTC,
                CopyOrder.OLDEST_FIRST,
                content.map(size -> new MachineContent(List.of(new DiskContent(size.bytes(), 0)))),
                source,
                target,
                day(10)));
    }

    @Test
    void a_whole_point_of_a_growing_disk_holds_what_came_since_the_oldest() {
        MachineContent growing =
                new MachineContent(List.of(new DiskContent(100, 0, WritePattern.UNIFORM, 2, 1_000, 0)));
        CopyDemand demand = new CopyDemand(
                rule(), ZoneOffset.UTC, CopyOrder.NEWEST_FIRST, Optional.of(growing), source(), List.of(), day(10));
        assertThat(new Transfers(demand).copy(day(4)).bytes())
                .as("100 and three days")
                .isEqualTo(106);
    }

    private static CopyRule rule() {
        try {
            return new CopyRule(
                    "rsv-west",
                    Duration.ofDays(1),
                    RetentionRule.ofClasses(Map.of(RetentionClass.DAILY, ClassRule.parse("30d"))));
        } catch (QuantityException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String text(Transfer transfer) {
        return transfer.kind() + " " + transfer.bytes()
                + transfer.base()
                        .map(base -> " on " + Duration.between(START, base).toDays())
                        .orElse(" " + transfer.reason());
    }

    @Test
    void the_first_copy_is_full_and_the_next_ones_are_differences() {
        Transfers transfers = transfers(source(), List.of(), Optional.empty());
        assertThat(text(transfers.copy(day(2)))).isEqualTo("full 103 rsv-west has no point yet");
        assertThat(text(transfers.copy(day(3)))).isEqualTo("delta 5 on 2");
        assertThat(text(transfers.copy(day(4)))).isEqualTo("delta 7 on 3");
    }

    @Test
    void behind_a_newer_copy_only_the_difference_to_it_is_sent() {
        Transfers transfers = transfers(source(), List.of(), Optional.empty());
        assertThat(text(transfers.copy(day(4)))).isEqualTo("full 115 rsv-west has no point yet");
        assertThat(text(transfers.copy(day(3)))).isEqualTo("delta 7 on 4");
        assertThat(text(transfers.copy(day(2)))).isEqualTo("delta 5 on 3");
        assertThat(text(transfers.copy(day(1)))).isEqualTo("delta 3 on 2");
    }

    @Test
    void of_two_points_around_it_the_nearer_one_in_bytes_is_the_base() {
        List<RecoveryPoint> source = List.of(point(1, 100), point(2, 6), point(3, 5), point(4, 6), point(5, 6));
        List<RecoveryPoint> target = List.of(point(1, 1), point(4, 1));
        assertThat(text(transfers(source, target, Optional.empty()).copy(day(2))))
                .isEqualTo("delta 6 on 1");
        assertThat(text(transfers(source, target, Optional.empty()).copy(day(3))))
                .isEqualTo("delta 6 on 4");
        List<RecoveryPoint> equal = List.of(point(1, 100), point(2, 6), point(3, 6));
        assertThat(text(transfers(equal, List.of(point(1, 1), point(3, 1)), Optional.empty())
                        .copy(day(2))))
                .as("the older one if both are as near")
                .isEqualTo("delta 6 on 1");
    }

    @Test
    void a_base_that_is_not_good_at_either_side_breaks_the_chain() {
        List<RecoveryPoint> source =
                List.of(point(1, 100), point(2, 3, PointStatus.FAILED, -1), point(3, 5), point(4, 7));
        assertThat(text(transfers(source, List.of(point(1, 1), point(2, 1)), Optional.empty())
                        .copy(day(3))))
                .as("failed at the source")
                .isEqualTo("delta 8 on 1");
        List<RecoveryPoint> failed = List.of(point(3, 1, PointStatus.FAILED, -1), point(1, 1, PointStatus.PARTIAL, -1));
        assertThat(text(transfers(source, failed, Optional.empty()).copy(day(4))))
                .as("failed at the target")
                .isEqualTo("full 115 no point that rsv-west shares with the source can be relied on");
        assertThat(text(transfers(source, List.of(point(9, 1)), Optional.empty())
                        .copy(day(4))))
                .isEqualTo("full 115 rsv-west shares no point with the source");
        assertThat(text(transfers(source, List.of(point(3, 1, PointStatus.UNVERIFIED, -1)), Optional.empty())
                        .copy(day(4))))
                .as("what is on its way is there by then")
                .isEqualTo("delta 7 on 3");
    }

    @Test
    void a_point_whose_own_base_is_gone_is_no_base() {
        List<RecoveryPoint> source = List.of(point(1, 100), point(2, 3), point(3, 5, PointStatus.GOOD, 0), point(4, 7));
        List<RecoveryPoint> target = List.of(point(2, 3), point(3, 5));
        assertThat(text(transfers(source, target, Optional.empty()).copy(day(4))))
                .isEqualTo("delta 12 on 2");
    }

    @Test
    void a_copy_whose_own_base_is_gone_is_no_base_and_one_on_the_way_can_carry_others() {
        List<RecoveryPoint> source = List.of(point(1, 100), point(2, 3), point(3, 5), point(4, 7));
        List<RecoveryPoint> broken = List.of(point(2, 3), point(3, 5, PointStatus.GOOD, 0));
        assertThat(text(transfers(source, broken, Optional.empty()).copy(day(4))))
                .isEqualTo("delta 12 on 2");
        assertThat(text(transfers(source, List.of(broken.get(1)), Optional.empty())
                        .copy(day(4))))
                .isEqualTo("full 115 no point that rsv-west shares with the source can be relied on");
        List<RecoveryPoint> flying =
                List.of(point(2, 3, PointStatus.UNVERIFIED, -1), point(3, 5, PointStatus.UNVERIFIED, 2));
        assertThat(text(transfers(source, flying, Optional.empty()).copy(day(4))))
                .isEqualTo("delta 7 on 3");
    }

    @Test
    void a_full_copy_moves_no_more_than_what_is_in_use_and_no_more_than_what_is_stored() {
        assertThat(transfers(source(), List.of(), Optional.of(new DataSize(104)))
                        .copy(day(4))
                        .bytes())
                .isEqualTo(104);
        assertThat(transfers(source(), List.of(), Optional.of(new DataSize(500)))
                        .copy(day(4))
                        .bytes())
                .isEqualTo(115);
        assertThat(transfers(source(), List.of(), Optional.of(new DataSize(10)))
                        .copy(day(4))
                        .bytes())
                .as("the oldest point held this much when it was taken")
                .isEqualTo(100);
        List<RecoveryPoint> busy = List.of(point(1, 100), point(2, 90), point(3, 90));
        assertThat(transfers(busy, List.of(point(1, 1)), Optional.of(new DataSize(100)))
                        .copy(day(3))
                        .bytes())
                .as("a difference is never more than everything")
                .isEqualTo(100);
    }

    @Test
    void sums_beyond_all_bounds_do_not_overflow() {
        List<RecoveryPoint> huge = List.of(point(1, Long.MAX_VALUE), point(2, Long.MAX_VALUE), point(3, 1));
        Transfers transfers = transfers(huge, List.of(), Optional.empty());
        assertThat(transfers.copy(day(2)).bytes()).isEqualTo(Long.MAX_VALUE);
        assertThat(transfers.copy(day(3)).bytes()).isNotNegative();
    }

    @Test
    void points_that_stored_nothing_move_nothing() {
        List<RecoveryPoint> empty = List.of(point(1, 0), point(2, 0), point(3, 6));
        Transfers transfers = transfers(empty, List.of(), Optional.empty());
        assertThat(text(transfers.copy(day(1)))).isEqualTo("full 0 rsv-west has no point yet");
        assertThat(text(transfers.copy(day(2)))).isEqualTo("delta 0 on 1");
        assertThat(text(transfers.copy(day(3)))).isEqualTo("delta 6 on 2");
    }

    @Test
    void what_is_not_at_the_source_cannot_be_asked_about() {
        assertThatThrownBy(
                        () -> transfers(source(), List.of(), Optional.empty()).copy(day(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(day(9).toString());
        assertThatThrownBy(() -> new Transfer(Optional.empty(), -1, "")).hasMessageContaining("-1");
    }

    @Test
    void every_base_is_common_and_no_difference_exceeds_the_whole() {
        Seeds.forEach(1_000, random -> {
            List<RecoveryPoint> source = new ArrayList<>();
            List<RecoveryPoint> target = new ArrayList<>();
            for (int day = 0; day < 20; day++) {
                boolean builds = day > 0 && random.nextInt(6) == 0;
                PointStatus status = Seeds.oneOf(random, PointStatus.values());
                if (random.nextInt(4) > 0) {
                    source.add(point(day, random.nextInt(50), status, builds ? day - 1 : -1));
                }
                if (random.nextInt(3) == 0) {
                    target.add(point(day, 1, Seeds.oneOf(random, PointStatus.values()), -1));
                }
            }
            if (source.isEmpty()) {
                return;
            }
            Set<Instant> copied = new HashSet<>();
            for (RecoveryPoint there : target) {
                if (Transfers.isComing(there)) {
                    copied.add(there.captured());
                }
            }
            Transfers transfers = transfers(source, target, Optional.of(new DataSize(200)));
            long stored = source.stream().mapToLong(each -> each.size().bytes()).sum();
            List<RecoveryPoint> order = new ArrayList<>(source);
            while (!order.isEmpty()) {
                RecoveryPoint asked = order.remove(random.nextInt(order.size()));
                Transfer transfer = transfers.copy(asked.captured());
                assertThat(transfer.bytes()).isBetween(0L, Math.min(stored, 200));
                transfer.base().ifPresent(base -> {
                    assertThat(copied).contains(base);
                    assertThat(source).anyMatch(each -> each.captured().equals(base));
                });
                assertThat(transfer.reason().isEmpty())
                        .isEqualTo(transfer.base().isPresent());
                copied.add(asked.captured());
            }
        });
    }
}

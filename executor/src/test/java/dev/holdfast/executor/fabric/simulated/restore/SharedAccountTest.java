package dev.holdfast.executor.fabric.simulated.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.recovery.RestoreAccount;
import dev.holdfast.planner.recovery.RestoreQueue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedAccountTest {

    private static final long MIB = 1L << 20;

    @Test
    void transfers_that_begin_together_end_when_the_planners_queue_says() {
        Seeds.forEach(200, random -> {
            long accountRate = (1 + random.nextInt(200)) * MIB;
            long machineRate = (1 + random.nextInt(100)) * MIB;
            List<RestoreQueue.Load> loads = new ArrayList<>();
            List<SharedAccount.Transfer> transfers = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(12); i++) {
                long bytes = random.nextLong(50_000L * MIB);
                loads.add(new RestoreQueue.Load("vm" + i, new DataSize(bytes)));
                transfers.add(new SharedAccount.Transfer(1_000, bytes));
            }
            RestoreAccount account = new RestoreAccount(
                    "one", new DataRate(new DataSize(accountRate)), Integer.MAX_VALUE, new DataSize(MIB));
            List<Long> expected = new RestoreQueue(List.of(account), new DataRate(new DataSize(machineRate)))
                    .together(loads).stream()
                            .map(transfer -> 1_000 + transfer.seconds())
                            .toList();
            assertThat(new SharedAccount(accountRate, machineRate).ends(transfers))
                    .isEqualTo(expected);
        });
    }

    @Test
    void what_comes_later_shares_what_is_left() {
        // 100 bytes a second: the first moves 1,000 bytes alone in 10 s, then both move at 50.
        List<Long> ends = new SharedAccount(100, 1_000)
                .ends(List.of(new SharedAccount.Transfer(0, 2_000), new SharedAccount.Transfer(10, 500)));
        assertThat(ends).containsExactly(25L, 20L);
    }

    @Test
    void nobody_moves_faster_than_a_machine_can() {
        assertThat(new SharedAccount(1_000, 10).ends(List.of(new SharedAccount.Transfer(5, 95))))
                .containsExactly(15L);
    }

    @Test
    void nothing_to_move_takes_no_time() {
        assertThat(new SharedAccount(10, 10)
                        .ends(List.of(new SharedAccount.Transfer(7, 0), new SharedAccount.Transfer(7, 1))))
                .containsExactly(7L, 8L);
    }

    @Test
    void another_transfer_lets_nobody_end_earlier() {
        Seeds.forEach(200, random -> {
            SharedAccount account = new SharedAccount(1 + random.nextInt(1_000), 1 + random.nextInt(1_000));
            List<SharedAccount.Transfer> transfers = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                transfers.add(new SharedAccount.Transfer(random.nextInt(100), random.nextInt(10_000)));
            }
            List<Long> before = account.ends(transfers);
            transfers.add(new SharedAccount.Transfer(random.nextInt(100), random.nextInt(10_000)));
            List<Long> after = account.ends(transfers);
            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i)).isGreaterThanOrEqualTo(before.get(i));
            }
        });
    }
}

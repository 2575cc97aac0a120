package dev.holdfast.planner.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.dsl.generator.Seeds;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.planner.recovery.RestoreQueue.Load;
import dev.holdfast.planner.recovery.RestoreQueue.Transfer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RestoreQueueTest {

    private static final int SEEDS = Boolean.getBoolean("holdfast.long") ? 5_000 : 25;
    private static final DataSize OPERATION = new DataSize(1_000);

    private static DataRate rate(long bytes) {
        return new DataRate(new DataSize(bytes));
    }

    private static RestoreAccount account(String name, long bytesPerSecond) {
        return new RestoreAccount(name, rate(bytesPerSecond), 1_000_000, OPERATION);
    }

    private static List<RestoreAccount> accounts(int count, long bytesPerSecond) {
        List<RestoreAccount> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(account("a" + i, bytesPerSecond));
        }
        return accounts;
    }

    private static List<Load> loads(long... bytes) {
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            loads.add(new Load("vm-" + i, new DataSize(bytes[i])));
        }
        return loads;
    }

    private static List<Long> seconds(List<Transfer> transfers) {
        return transfers.stream().map(Transfer::seconds).toList();
    }

    private static long lastSeconds(List<RestoreAccount> accounts, long machineRate, List<Load> loads) {
        return RestoreQueue.last(new RestoreQueue(accounts, rate(machineRate)).together(loads))
                .map(Transfer::seconds)
                .orElse(0L);
    }

    @Test
    void ten_machines_through_one_account_take_ten_times_as_long_as_through_ten() {
        List<Load> ten = loads(600, 600, 600, 600, 600, 600, 600, 600, 600, 600);
        List<Transfer> one = new RestoreQueue(accounts(1, 60), rate(60)).together(ten);
        List<Transfer> many = new RestoreQueue(accounts(10, 60), rate(60)).together(ten);
        assertThat(seconds(one)).containsOnly(100L);
        assertThat(one).allSatisfy(each -> {
            assertThat(each.limit()).isEqualTo(RestoreLimit.ACCOUNT_THROUGHPUT);
            assertThat(each.waitSeconds()).isEqualTo(90);
        });
        assertThat(seconds(many)).containsOnly(10L);
        assertThat(many).extracting(Transfer::account).doesNotHaveDuplicates();
        assertThat(many).extracting(Transfer::limit).containsOnly(RestoreLimit.MACHINE_RATE);
    }

    @Test
    void transfers_share_an_account_evenly_until_the_smaller_ones_are_done() {
        // Three at 20 a second until 100 are moved (5 s), two at 30 until 400 (10 s more), one at 40, its own rate.
        List<Transfer> transfers = new RestoreQueue(accounts(1, 60), rate(40)).together(loads(800, 100, 400));
        assertThat(seconds(transfers)).containsExactly(25L, 5L, 15L);
        assertThat(transfers).extracting(Transfer::aloneSeconds).containsExactly(20L, 3L, 10L);
    }

    @Test
    void machines_are_dealt_out_by_size_to_the_fastest_account_first() {
        List<RestoreAccount> accounts = List.of(account("slow", 50), account("fast", 100));
        List<Transfer> transfers = new RestoreQueue(accounts, rate(1_000)).together(loads(100, 300, 200));
        assertThat(transfers).extracting(Transfer::account).containsExactly("fast", "fast", "slow");
    }

    @Test
    void an_account_that_would_delay_the_last_machine_is_left_out() {
        List<RestoreAccount> accounts = List.of(account("fast", 1_000), account("slow", 1));
        List<Transfer> transfers = new RestoreQueue(accounts, rate(1_000)).together(loads(1_000, 1_000));
        assertThat(transfers).extracting(Transfer::account).containsOnly("fast");
        assertThat(seconds(transfers)).containsOnly(2L);
    }

    @Test
    void operations_limit_an_account_that_has_too_few_of_them() {
        RestoreAccount few = new RestoreAccount("few", rate(60_000), 20, OPERATION);
        assertThat(few.rate()).isEqualTo(rate(20_000));
        Transfer alone =
                new RestoreQueue(List.of(few), rate(60_000)).alone(loads(40_000).get(0));
        assertThat(alone.seconds()).isEqualTo(2);
        assertThat(alone.limit()).isEqualTo(RestoreLimit.ACCOUNT_IOPS);
        RestoreAccount enough = new RestoreAccount("enough", rate(60_000), 60, OPERATION);
        assertThat(enough.isLimitedByOperations()).isFalse();
        RestoreAccount almost = new RestoreAccount("almost", rate(60_001), 60, OPERATION);
        assertThat(almost.isLimitedByOperations()).isTrue();
    }

    @Test
    void nothing_to_restore_takes_no_time() {
        RestoreQueue queue = new RestoreQueue(accounts(3, 60), rate(60));
        assertThat(queue.together(List.of())).isEmpty();
        assertThat(seconds(queue.together(loads(0, 0)))).containsExactly(0L, 0L);
        assertThatThrownBy(() -> new RestoreQueue(List.of(), rate(60))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_largest_sizes_and_rates_do_not_overflow() {
        RestoreAccount most = new RestoreAccount("most", rate(Long.MAX_VALUE), Integer.MAX_VALUE, OPERATION);
        assertThat(most.rate()).isEqualTo(rate(Integer.MAX_VALUE * 1_000L));
        List<Load> huge = loads(Long.MAX_VALUE, Long.MAX_VALUE, 1);
        RestoreAccount endless = new RestoreAccount("endless", rate(Long.MAX_VALUE), 1, new DataSize(Long.MAX_VALUE));
        assertThat(seconds(new RestoreQueue(List.of(endless), rate(Long.MAX_VALUE)).together(huge)))
                .as("two seconds and the third of a byte that all three share")
                .containsExactly(3L, 3L, 1L);
    }

    @Test
    void the_last_machine_is_never_back_later_with_more_accounts_or_faster_ones() {
        Seeds.forEach(SEEDS, random -> {
            List<Load> loads = randomLoads(random);
            List<RestoreAccount> accounts = randomAccounts(random);
            long machineRate = 1 + random.nextInt(200);
            long before = lastSeconds(accounts, machineRate, loads);

            List<RestoreAccount> more = new ArrayList<>(accounts);
            more.add(account("more", 1 + random.nextInt(300)));
            assertThat(lastSeconds(more, machineRate, loads)).isLessThanOrEqualTo(before);

            List<RestoreAccount> faster = new ArrayList<>(accounts);
            int raised = random.nextInt(accounts.size());
            long old = accounts.get(raised).throughput().perSecond().bytes();
            faster.set(raised, account("raised", old + random.nextInt(300)));
            assertThat(lastSeconds(faster, machineRate, loads)).isLessThanOrEqualTo(before);

            assertThat(lastSeconds(accounts, machineRate + random.nextInt(200), loads))
                    .isLessThanOrEqualTo(before);
        });
    }

    @Test
    void more_bytes_or_another_machine_never_let_the_last_one_be_back_earlier() {
        Seeds.forEach(SEEDS, random -> {
            List<Load> loads = randomLoads(random);
            List<RestoreAccount> accounts = randomAccounts(random);
            long machineRate = 1 + random.nextInt(200);
            long before = lastSeconds(accounts, machineRate, loads);

            List<Load> larger = new ArrayList<>(loads);
            int grown = random.nextInt(loads.size());
            Load old = loads.get(grown);
            larger.set(grown, new Load(old.machine(), new DataSize(old.size().bytes() + random.nextInt(5_000))));
            assertThat(lastSeconds(accounts, machineRate, larger)).isGreaterThanOrEqualTo(before);

            List<Load> another = new ArrayList<>(loads);
            another.add(new Load("another", new DataSize(random.nextInt(5_000))));
            assertThat(lastSeconds(accounts, machineRate, another)).isGreaterThanOrEqualTo(before);
        });
    }

    @Test
    void with_equal_accounts_no_machine_is_back_later_for_another_account() {
        Seeds.forEach(SEEDS, random -> {
            List<Load> loads = randomLoads(random);
            int count = 1 + random.nextInt(6);
            long accountRate = 1 + random.nextInt(300);
            DataRate machineRate = rate(1 + random.nextInt(200));
            List<Transfer> few = new RestoreQueue(accounts(count, accountRate), machineRate).together(loads);
            List<Transfer> more = new RestoreQueue(accounts(count + 1, accountRate), machineRate).together(loads);
            for (int i = 0; i < loads.size(); i++) {
                assertThat(more.get(i).seconds()).isLessThanOrEqualTo(few.get(i).seconds());
            }
        });
    }

    @Test
    void together_no_machine_is_faster_than_alone_and_no_account_faster_than_its_rate() {
        Seeds.forEach(SEEDS, random -> {
            List<Load> loads = randomLoads(random);
            List<RestoreAccount> accounts = randomAccounts(random);
            RestoreQueue queue = new RestoreQueue(accounts, rate(1 + random.nextInt(200)));
            List<Transfer> transfers = queue.together(loads);
            for (int i = 0; i < loads.size(); i++) {
                Transfer alone = queue.alone(loads.get(i));
                assertThat(transfers.get(i).machine()).isEqualTo(loads.get(i).machine());
                assertThat(transfers.get(i).aloneSeconds()).isEqualTo(alone.seconds());
                assertThat(transfers.get(i).waitSeconds()).isNotNegative();
            }
            for (RestoreAccount account : accounts) {
                long bytes = 0;
                long until = 0;
                for (int i = 0; i < loads.size(); i++) {
                    if (transfers.get(i).account().equals(account.name())) {
                        bytes += loads.get(i).size().bytes();
                        until = Math.max(until, transfers.get(i).seconds());
                    }
                }
                assertThat(bytes)
                        .isLessThanOrEqualTo(until * account.rate().perSecond().bytes());
            }
        });
    }

    @Test
    void the_order_in_which_machines_and_accounts_are_given_does_not_matter() {
        Seeds.forEach(SEEDS, random -> {
            List<Load> loads = randomLoads(random);
            List<RestoreAccount> accounts = randomAccounts(random);
            DataRate machineRate = rate(1 + random.nextInt(200));
            List<Load> backwards = new ArrayList<>(loads);
            Collections.reverse(backwards);
            List<RestoreAccount> otherwise = new ArrayList<>(accounts);
            Collections.reverse(otherwise);
            assertThat(new RestoreQueue(otherwise, machineRate).together(backwards))
                    .containsExactlyInAnyOrderElementsOf(new RestoreQueue(accounts, machineRate).together(loads));
        });
    }

    private static List<Load> randomLoads(RandomGenerator random) {
        long[] bytes = new long[1 + random.nextInt(30)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(5) == 0 ? 1_000 : random.nextInt(10_000);
        }
        return loads(bytes);
    }

    private static List<RestoreAccount> randomAccounts(RandomGenerator random) {
        List<RestoreAccount> accounts = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            accounts.add(account("a" + i, random.nextInt(3) == 0 ? 60 : 1 + random.nextInt(300)));
        }
        return accounts;
    }
}

package dev.holdfast.planner.recovery;

import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How machines that are restored together share storage accounts. Planner and fabric ask the same queue, so that an estimate is
 * what happens.
 *
 * <p>The machines are dealt out to the accounts by size, the largest first, one to each account in turn, the fastest account
 * first. All transfers begin together; those of an account share its rate evenly, and none is faster than the service reads a
 * machine: with n transfers under way each moves at min(rate per machine, rate of the account ÷ n). Accounts so slow that the
 * last machine would be back later with them than without are left out.
 *
 * <p>From these rules follows: another account, a faster account or a higher rate per machine lets the last machine be back no
 * later; another machine or more bytes, no earlier. With accounts that are equally fast the same is true of every machine.
 *
 * <p>Cost: n log n for n machines, times the number of different rates among the accounts.
 */
public final class RestoreQueue {

    private static final Comparator<Load> LARGEST_FIRST =
            Comparator.comparing(Load::size, Comparator.reverseOrder()).thenComparing(Load::machine);
    private static final Comparator<RestoreAccount> FASTEST_FIRST = Comparator.comparing(
                    (RestoreAccount account) -> account.rate().perSecond(), Comparator.reverseOrder())
            .thenComparing(RestoreAccount::name);

    private final List<RestoreAccount> accounts;
    private final DataRate machineRate;

    /**
     * A queue of an estate's accounts in one region.
     *
     * @param accounts at least one, in any order
     * @param machineRate the most that moves per machine and second
     */
    public RestoreQueue(List<RestoreAccount> accounts, DataRate machineRate) {
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("a restore writes through an account");
        }
        this.accounts = accounts.stream().sorted(FASTEST_FIRST).toList();
        this.machineRate = machineRate;
    }

    /**
     * What is restored of a machine.
     *
     * @param machine its address
     * @param size of all its disks together
     */
    public record Load(String machine, DataSize size) {}

    /**
     * The transfer of one machine, from its begin with all others.
     *
     * @param machine its address
     * @param account name of the account it goes through
     * @param aloneSeconds whole seconds, rounded up, that it would take if nothing else were restored
     * @param seconds whole seconds, rounded up, that it takes; not less than alone
     * @param limit what decides how long
     */
    public record Transfer(String machine, String account, long aloneSeconds, long seconds, RestoreLimit limit) {

        /** Whole seconds that the transfer takes longer because others are restored with it. */
        public long waitSeconds() {
            return seconds - aloneSeconds;
        }
    }

    /** What moves per second if only one machine is restored. */
    public DataRate aloneRate() {
        return new DataRate(new DataSize(Math.min(machineRate.perSecond().bytes(), rate(0))));
    }

    /** The transfers of machines that are restored together, in the order in which they are given. */
    public List<Transfer> together(List<Load> loads) {
        Integer[] order = new Integer[loads.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(loads::get, LARGEST_FIRST));
        List<Load> sorted = new ArrayList<>(loads.size());
        for (int index : order) {
            sorted.add(loads.get(index));
        }
        List<Transfer> best = shared(sorted, bestCount(sorted));
        Transfer[] transfers = new Transfer[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            transfers[order[rank]] = best.get(rank);
        }
        return List.of(transfers);
    }

    /** The transfer of a machine that is restored alone: through the fastest account. */
    public Transfer alone(Load load) {
        return shared(List.of(load), 1).get(0);
    }

    /** The fastest of some accounts, by name the first of equals. */
    public static RestoreAccount fastest(List<RestoreAccount> accounts) {
        return accounts.stream().min(FASTEST_FIRST).orElseThrow();
    }

    /** The transfer that ends last, the first of equals; empty if there is none. */
    public static Optional<Transfer> last(List<Transfer> transfers) {
        Optional<Transfer> last = Optional.empty();
        for (Transfer transfer : transfers) {
            if (last.isEmpty() || transfer.seconds() > last.get().seconds()) {
                last = Optional.of(transfer);
            }
        }
        return last;
    }

    /** With how many of the fastest accounts the last machine is back first; the most of equals. */
    private int bestCount(List<Load> sorted) {
        int best = accounts.size();
        long bestSeconds = Long.MAX_VALUE;
        for (int count = accounts.size(); count >= 1; count--) {
            // Of equally fast accounts, more are never worse.
            boolean slowest = count == accounts.size() || rate(count) < rate(count - 1);
            if (slowest) {
                long seconds =
                        last(shared(sorted, count)).map(Transfer::seconds).orElse(0L);
                if (seconds < bestSeconds) {
                    bestSeconds = seconds;
                    best = count;
                }
            }
        }
        return best;
    }

    private long rate(int index) {
        return accounts.get(index).rate().perSecond().bytes();
    }

    /** The transfers through so many of the fastest accounts, in the order of the loads, which is by size. */
    private List<Transfer> shared(List<Load> sorted, int count) {
        Transfer[] transfers = new Transfer[sorted.size()];
        for (int position = 0; position < Math.min(count, sorted.size()); position++) {
            share(sorted, position, count, transfers);
        }
        return List.of(transfers);
    }

    /**
     * The transfers of one account: every {@code step}th load from {@code position} on. They end from the smallest to the
     * largest; between two ends all that are left move at one rate.
     */
    private void share(List<Load> sorted, int position, int step, Transfer[] transfers) {
        RestoreAccount account = accounts.get(position);
        long accountRate = rate(position);
        long each = machineRate.perSecond().bytes();
        // So many transfers find all of their rate; beyond that they share.
        long unhindered = accountRate / each;
        BigInteger sharedBytes = BigInteger.ZERO;
        long unsharedBytes = 0;
        long before = 0;
        long left = (sorted.size() - 1 - position) / step + 1L;
        for (long rank = position + (left - 1) * step; rank >= 0 && left > 0; rank -= step, left--) {
            Load load = sorted.get((int) rank);
            long size = load.size().bytes();
            if (left > unhindered) {
                sharedBytes = sharedBytes.add(BigInteger.valueOf(size - before).multiply(BigInteger.valueOf(left)));
            } else {
                unsharedBytes += size - before;
            }
            before = size;
            RestoreLimit limit = sharedBytes.signum() == 0
                    ? RestoreLimit.MACHINE_RATE
                    : account.isLimitedByOperations() ? RestoreLimit.ACCOUNT_IOPS : RestoreLimit.ACCOUNT_THROUGHPUT;
            transfers[(int) rank] = new Transfer(
                    load.machine(),
                    account.name(),
                    aloneRate().secondsFor(load.size()),
                    seconds(sharedBytes, accountRate, unsharedBytes, each),
                    limit);
        }
    }

    /** shared ÷ its rate + unshared ÷ its rate in exact arithmetic, in whole seconds, rounded up once. */
    private static long seconds(BigInteger shared, long sharedRate, long unshared, long unsharedRate) {
        BigInteger one = BigInteger.valueOf(sharedRate);
        BigInteger other = BigInteger.valueOf(unsharedRate);
        BigInteger[] whole = shared.multiply(other)
                .add(BigInteger.valueOf(unshared).multiply(one))
                .divideAndRemainder(one.multiply(other));
        return whole[0].longValueExact() + (whole[1].signum() == 0 ? 0 : 1);
    }
}

package dev.holdfast.executor.fabric.simulated.restore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A storage account that transfers share evenly: with n of them under way each moves at min(rate per machine, rate of the account
 * ÷ n), as {@link dev.holdfast.planner.recovery.RestoreQueue} assumes of transfers that begin together.
 *
 * <p>All transfers under way have been served the same number of bytes since any common instant. So one figure, the bytes that a
 * transfer under way from the beginning would have moved, tells when each is done: when the figure has grown by its size. Exact
 * arithmetic; n log n steps for n transfers.
 *
 * @param accountRate bytes per second in all, more than 0
 * @param machineRate bytes per second of one transfer at most, more than 0
 */
record SharedAccount(long accountRate, long machineRate) {

    /**
     * A transfer.
     *
     * @param begins second from which it moves bytes
     * @param bytes to move
     */
    record Transfer(long begins, long bytes) {}

    private record Waiting(int index, Fraction until) {}

    /** For each transfer, the second at which it is done, rounded up; in the order in which they are given. */
    List<Long> ends(List<Transfer> transfers) {
        Long[] ends = new Long[transfers.size()];
        List<Integer> arrivals = new ArrayList<>();
        for (int i = 0; i < transfers.size(); i++) {
            arrivals.add(i);
        }
        arrivals.sort(Comparator.comparing(i -> transfers.get(i).begins()));
        PriorityQueue<Waiting> underWay = new PriorityQueue<>(Comparator.comparing(Waiting::until));
        Fraction time = Fraction.ZERO;
        Fraction served = Fraction.ZERO;
        int next = 0;
        while (next < arrivals.size() || !underWay.isEmpty()) {
            Waiting first = underWay.peek();
            Fraction rate = rate(Math.max(1, underWay.size()));
            Fraction done = first == null
                    ? Fraction.ZERO
                    : time.plus(first.until().minus(served).over(rate));
            boolean arrives = next < arrivals.size()
                    && (first == null
                            || Fraction.of(transfers.get(arrivals.get(next)).begins())
                                            .compareTo(done)
                                    <= 0);
            if (arrives) {
                int index = arrivals.get(next++);
                Fraction now = Fraction.of(transfers.get(index).begins());
                served = first == null ? served : served.plus(now.minus(time).times(rate));
                time = now;
                underWay.add(new Waiting(
                        index, served.plus(Fraction.of(transfers.get(index).bytes()))));
            } else {
                served = underWay.remove().until();
                time = done;
                ends[first.index()] = time.ceiling();
            }
        }
        return List.of(ends);
    }

    /** Bytes per second of each of n transfers. */
    private Fraction rate(int n) {
        return n <= accountRate / machineRate
                ? Fraction.of(machineRate)
                : new Fraction(BigInteger.valueOf(accountRate), BigInteger.valueOf(n));
    }

    /** A number, exactly; the denominator is more than 0. */
    private record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

        static final Fraction ZERO = of(0);

        Fraction {
            BigInteger common = numerator.gcd(denominator);
            if (common.bitLength() > 1) {
                numerator = numerator.divide(common);
                denominator = denominator.divide(common);
            }
        }

        static Fraction of(long number) {
            return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                    denominator.multiply(other.denominator));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.numerator.negate(), other.denominator));
        }

        Fraction times(Fraction other) {
            return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
        }

        Fraction over(Fraction other) {
            return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
        }

        long ceiling() {
            BigInteger[] whole = numerator.divideAndRemainder(denominator);
            return whole[0].longValueExact() + (whole[1].signum() > 0 ? 1 : 0);
        }

        @Override
        public int compareTo(Fraction other) {
            return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
        }
    }
}

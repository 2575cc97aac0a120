package dev.holdfast.dsl.profile;

import java.time.Duration;

/**
 * How long a job of the service takes apart from moving data, as a distribution that ends at its longest.
 *
 * @param median half of the jobs take no longer
 * @param ninetieth nine of ten jobs take no longer; not below the median
 * @param longest no job takes longer; not below the 90th percentile
 */
public record Latency(Duration median, Duration ninetieth, Duration longest) {
    public Latency {
        if (median.isNegative() || ninetieth.compareTo(median) < 0 || longest.compareTo(ninetieth) < 0) {
            throw new IllegalArgumentException("median, 90th percentile and longest must not descend: " + median + ", "
                    + ninetieth + ", " + longest);
        }
    }

    /**
     * The length that this share of the jobs does not exceed: between the known figures in proportion, and never less than the
     * median.
     *
     * @param share 0 to 1
     */
    public Duration at(double share) {
        if (share <= 0.5) {
            return median;
        }
        return share <= 0.9
                ? between(median, ninetieth, (share - 0.5) / 0.4)
                : between(ninetieth, longest, (share - 0.9) / 0.1);
    }

    private static Duration between(Duration one, Duration other, double share) {
        return one.plusSeconds((long) (other.minus(one).toSeconds() * Math.min(1, share)));
    }
}

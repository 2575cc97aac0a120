package dev.holdfast.dsl.profile;

import dev.holdfast.dsl.quantity.QuantityException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long something takes, as a distribution: seconds at evenly spaced quantiles, the least first and the most last. A single
 * value always takes that long. Between two quantiles it is linear.
 *
 * @param seconds ascending, one or more
 */
public record Quantiles(List<Long> seconds) {

    public Quantiles {
        seconds = List.copyOf(seconds);
        if (seconds.isEmpty()) {
            throw new IllegalArgumentException("a distribution has at least one value");
        }
        for (int i = 1; i < seconds.size(); i++) {
            if (seconds.get(i) < seconds.get(i - 1)) {
                throw new IllegalArgumentException("quantiles ascend: " + seconds);
            }
        }
    }

    /**
     * Reads whole seconds with spaces between.
     *
     * @throws QuantityException if they do not ascend or are no numbers
     */
    static Quantiles parse(String text) throws QuantityException {
        List<Long> seconds = new ArrayList<>();
        try {
            for (String part : text.split(" ", -1)) {
                seconds.add(Long.parseLong(part));
            }
            return new Quantiles(seconds);
        } catch (IllegalArgumentException e) {
            throw new QuantityException("'" + text + "' is no list of ascending whole seconds.");
        }
    }

    /**
     * The seconds at a quantile.
     *
     * @param share from 0 to 1
     */
    public double at(double share) {
        double place = share * (seconds.size() - 1);
        int below = (int) place;
        if (below >= seconds.size() - 1) {
            return most();
        }
        double low = seconds.get(below);
        return low + (seconds.get(below + 1) - low) * (place - below);
    }

    /** The longest it takes. */
    public long most() {
        return seconds.get(seconds.size() - 1);
    }
}

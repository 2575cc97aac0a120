package dev.holdfast.executor.fabric.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which faults are switched on.
 *
 * @param seed decides which calls are hit
 * @param rates share of calls that each fault hits, from 0 to 1; together at most 1
 * @param delay time that each call takes, on the computer's clock
 * @param kill number of the commit boundary at which the process is killed, counted from 0; negative for never
 */
public record FaultSwitch(long seed, Map<Fault, Double> rates, Duration delay, int kill) {

    /** Nothing goes wrong. */
    public static final FaultSwitch OFF = new FaultSwitch(0, Map.of(), Duration.ZERO, -1);

    private static final String FORM =
            "seed=7,transient=0.1,throttled=0.1,lost-reply=0.05,lost-call=0.05,delay=20,kill=12";

    /** The faults: THE list. */
    public enum Fault {
        /** The service is not available; the call had no effect. */
        TRANSIENT("transient"),
        /** The service asks to wait; the call had no effect. */
        THROTTLED("throttled"),
        /** The call had its effect, and its reply was lost. */
        LOST_REPLY("lost-reply"),
        /** The call was lost, and so no reply came. */
        LOST_CALL("lost-call");

        private final String word;

        Fault(String word) {
            this.word = word;
        }

        /** The word of the switch. */
        public String word() {
            return word;
        }
    }

    public FaultSwitch {
        rates = new TreeMap<>(rates);
        double sum = 0;
        for (double rate : rates.values()) {
            if (!(rate >= 0 && rate <= 1)) {
                throw new IllegalArgumentException("a rate is from 0 to 1: " + rate);
            }
            sum += rate;
        }
        if (sum > 1) {
            throw new IllegalArgumentException("the rates add up to more than 1: " + sum);
        }
    }

    /**
     * Reads {@code seed=7,transient=0.1,delay=20,kill=12}; every part may be left out. The delay is in milliseconds.
     *
     * @throws IllegalArgumentException if it cannot be read; the message is a full sentence for the user
     */
    public static FaultSwitch parse(String text) {
        long seed = 0;
        int kill = -1;
        long delay = 0;
        Map<Fault, Double> rates = new TreeMap<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = (equals < 0 ? part : part.substring(0, equals)).strip();
            String value = equals < 0 ? "" : part.substring(equals + 1).strip();
            try {
                switch (name) {
                    case "seed" -> seed = Long.parseLong(value);
                    case "kill" -> kill = Integer.parseInt(value);
                    case "delay" -> delay = Long.parseUnsignedLong(value);
                    default -> rates.put(fault(name), Double.parseDouble(value));
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "The fault switch has no number for '" + name + "'. Write it as " + FORM + ".", e);
            }
        }
        return new FaultSwitch(seed, rates, Duration.ofMillis(delay), kill);
    }

    private static Fault fault(String name) {
        List<String> words = new ArrayList<>(List.of("seed", "delay", "kill"));
        for (Fault fault : Fault.values()) {
            if (fault.word.equals(name.toLowerCase(Locale.ROOT))) {
                return fault;
            }
            words.add(fault.word);
        }
        throw new IllegalArgumentException(
                "The fault switch knows no '" + name + "'. It knows: " + String.join(", ", words) + ".");
    }

    /** True if calls may be hit, or take their time. */
    public boolean hitsCalls() {
        return !delay.isZero() || rates.values().stream().anyMatch(rate -> rate > 0);
    }
}

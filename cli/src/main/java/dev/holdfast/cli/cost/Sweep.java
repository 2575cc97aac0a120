package dev.holdfast.cli.cost;

import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.policy.BackupPolicy;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is changed in every policy, one value after the other.
 *
 * @param retention the class that keeps so many; empty if it is the rpo
 * @param values the smallest first
 */
public record Sweep(Optional<RetentionClass> retention, List<Value> values) {

    /** The word for the rpo. */
    static final String RPO = "rpo";

    /** What the words for classes of a retention begin with. */
    static final String RETENTION = "retention.";

    private static final long MINUTE = 60;
    private static final int SIZE_DIGITS = 6;
    private static final int MOST_VALUES = 20;
    private static final int MOST_KEPT = 9_999;
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,3}");

    /**
     * A value.
     *
     * @param text as people write it
     * @param amount seconds of an rpo; how many a class keeps
     */
    public record Value(String text, long amount) {}

    public Sweep {
        values = List.copyOf(values);
    }

    /**
     * Reads {@code rpo=1h,4h,24h} or {@code retention.daily=7,14,30}.
     *
     * @throws CommandException if it says something else
     */
    public static Sweep parse(String text) throws CommandException {
        int equals = text.indexOf('=');
        String word = equals < 0 ? text : text.substring(0, equals);
        Optional<RetentionClass> kept =
                word.startsWith(RETENTION) ? RetentionClass.of(word.substring(RETENTION.length())) : Optional.empty();
        if (kept.isEmpty() && !word.equals(RPO)) {
            throw wrong(
                    "'" + word + "' is nothing that can be swept." + Suggestion.didYouMean(word, words()),
                    " Possible are: " + String.join(", ", words()) + ".");
        }
        if (equals < 0 || equals == text.length() - 1) {
            throw wrong("--sweep " + word + " needs values.", example(kept));
        }
        SortedMap<Long, Value> values = new TreeMap<>();
        for (String part : text.substring(equals + 1).split(",", -1)) {
            Value value = kept.isPresent() ? count(part) : duration(part);
            if (values.putIfAbsent(value.amount(), value) != null) {
                throw wrong("--sweep has the value '" + part + "' twice.", " Write each once.");
            }
        }
        if (values.size() > MOST_VALUES) {
            throw wrong(
                    "--sweep has " + values.size() + " values, and the estate is planned anew for each.",
                    " Write at most " + MOST_VALUES + ".");
        }
        return new Sweep(kept, List.copyOf(values.values()));
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>(List.of(RPO));
        for (RetentionClass kept : RetentionClass.values()) {
            words.add(RETENTION + kept.word());
        }
        return words;
    }

    private static Value count(String text) throws CommandException {
        if (!COUNT.matcher(text).matches()) {
            throw wrong(
                    "'" + text + "' is no number to keep.",
                    " Write whole numbers from 1 to " + MOST_KEPT + ", such as --sweep retention.daily=7,14,30.");
        }
        return new Value(text, Long.parseLong(text));
    }

    private static Value duration(String text) throws CommandException {
        Duration rpo = Words.duration("--sweep", text);
        if (rpo.isZero() || rpo.isNegative()) {
            throw wrong("An rpo of '" + text + "' cannot be kept.", " Write one that is longer than nothing.");
        }
        return new Value(Durations.format(rpo), rpo.toSeconds());
    }

    private static String example(Optional<RetentionClass> kept) {
        return " Write them with commas, such as --sweep "
                + kept.map(own -> RETENTION + own.word() + "=7,14,30").orElse("rpo=4h,12h,24h") + ".";
    }

    private static CommandException wrong(String what, String advice) {
        return new CommandException(ExitStatus.USAGE, what + advice);
    }

    /** {@code rpo}, {@code retention.daily}. */
    public String word() {
        return retention.map(kept -> RETENTION + kept.word()).orElse(RPO);
    }

    /** What a step of its values is of. */
    public String unit() {
        if (retention.isEmpty()) {
            return "minute of rpo";
        }
        return switch (retention.get()) {
            case LAST -> "point";
            case HOURLY -> "hour of retention";
            case DAILY -> "day of retention";
            case WEEKLY -> "week of retention";
            case MONTHLY -> "month of retention";
            case YEARLY -> "year of retention";
        };
    }

    /** A value in steps of the unit. */
    public BigDecimal size(Value value) {
        BigDecimal amount = BigDecimal.valueOf(value.amount());
        return retention.isPresent()
                ? amount
                : amount.divide(BigDecimal.valueOf(MINUTE), SIZE_DIGITS, RoundingMode.HALF_EVEN);
    }

    /** True if a smaller value costs more. */
    public boolean isDearerWhenSmaller() {
        return retention.isEmpty();
    }

    /** A policy with a value; empty if it has nothing of the kind. An rpo leaves it to the planner to choose the schedule. */
    public Optional<BackupPolicy> changed(BackupPolicy policy, Value value) {
        if (retention.isEmpty()) {
            return Optional.of(policy.withoutSchedule()
                    .withObjectives(policy.objectives().withRpo(Duration.ofSeconds(value.amount()))));
        }
        Optional<RetentionRule> rule = policy.retention();
        RetentionClass kept = retention.get();
        if (rule.isEmpty() || !rule.get().classes().containsKey(kept)) {
            return Optional.empty();
        }
        Map<RetentionClass, ClassRule> classes = new EnumMap<>(RetentionClass.class);
        classes.putAll(rule.get().classes());
        classes.computeIfPresent(
                kept, (any, own) -> new ClassRule(keep(own.keep(), kept, (int) value.amount()), own.on()));
        return Optional.of(policy.withRetention(rule.get().withClasses(classes)));
    }

    /** So many of a class: as an age where it was one, else as a count. */
    private static Keep keep(Keep own, RetentionClass kept, int count) {
        return switch (own.kind()) {
            case COUNT, UNLIMITED -> new Keep.Count(count);
            case AGE ->
                new Keep.ForAge(
                        switch (kept) {
                            case LAST, DAILY -> Age.ofDays(count);
                            case HOURLY -> Age.ofHours(count);
                            case WEEKLY -> Age.ofDays(Math.multiplyExact(count, 7));
                            case MONTHLY -> Age.ofMonths(count);
                            case YEARLY -> Age.ofYears(count);
                        });
        };
    }
}

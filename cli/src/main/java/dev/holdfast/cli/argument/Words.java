package dev.holdfast.cli.argument;

import dev.holdfast.cli.render.OutputFormat;
import dev.holdfast.cli.render.view.Detail;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.cli.status.StatusFormat;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.dsl.tree.Spelling;
import dev.holdfast.planner.drift.DriftClass;
import dev.holdfast.planner.retention.RetentionEngine;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the values of options; a word that does not fit is a usage error that names the words that do. */
public final class Words {

    /** Formats of commands that have no Markdown. */
    public static final List<OutputFormat> TEXT_AND_JSON = List.of(OutputFormat.TEXT, OutputFormat.JSON);

    /** Formats of plans. */
    public static final List<OutputFormat> ALL_FORMATS = Arrays.stream(OutputFormat.values())
            .filter(format -> format != OutputFormat.ICS)
            .toList();

    /** Formats of runs. */
    public static final List<OutputFormat> TEXT_JSON_AND_ICS =
            List.of(OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.ICS);

    /** Drift of whatever class. */
    public static final String ANY_DRIFT = "any";

    /** The largest number of an option: more than can be counted of anything here. */
    private static final int MOST = 999_999_999;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    private Words() {}

    public static OutputFormat format(String word, List<OutputFormat> allowed) throws CommandException {
        return format("--format", word, allowed);
    }

    public static OutputFormat format(String option, String word, List<OutputFormat> allowed) throws CommandException {
        OutputFormat format = OutputFormat.of(word).filter(allowed::contains).orElse(null);
        if (format == null) {
            throw notOneOf(
                    option, word, allowed.stream().map(OutputFormat::word).toList());
        }
        return format;
    }

    public static StatusFormat statusFormat(String word) throws CommandException {
        StatusFormat format = StatusFormat.of(word).orElse(null);
        if (format == null) {
            throw notOneOf(
                    "--format",
                    word,
                    Arrays.stream(StatusFormat.values()).map(StatusFormat::word).toList());
        }
        return format;
    }

    /** Reads the format of an apply; true for JSON lines, false for text. */
    public static boolean applyFormat(String word) throws CommandException {
        if (!word.equals("text") && !word.equals("jsonl")) {
            throw notOneOf("--format", word, List.of("text", "jsonl"));
        }
        return word.equals("jsonl");
    }

    public static Detail detail(String word) throws CommandException {
        Detail detail = Detail.of(word).orElse(null);
        if (detail == null) {
            throw notOneOf("--detail", word, List.of("summary", "group", "full"));
        }
        return detail;
    }

    public static Spelling spelling(String word) throws CommandException {
        Spelling spelling = Spelling.of(word).orElse(null);
        if (spelling == null) {
            throw notOneOf(
                    "--to",
                    word,
                    Arrays.stream(Spelling.values()).map(Spelling::word).toList());
        }
        return spelling;
    }

    public static Severity failOn(String word) throws CommandException {
        List<String> words = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            if (severity.word().equals(word)) {
                return severity;
            }
            words.add(severity.word());
        }
        throw notOneOf("--fail-on", word, words);
    }

    /** The mildest class of drift that counts; {@code any} is all of them. */
    public static DriftClass driftClass(String option, String word) throws CommandException {
        List<String> words = new ArrayList<>();
        words.add(ANY_DRIFT);
        for (DriftClass driftClass : DriftClass.values()) {
            words.add(driftClass.word());
        }
        if (word.equals(ANY_DRIFT)) {
            return DriftClass.BENIGN;
        }
        DriftClass found = DriftClass.of(word).orElse(null);
        if (found == null) {
            throw notOneOf(option, word, words);
        }
        return found;
    }

    /** Reads {@code true} or {@code false}. */
    public static boolean flag(String option, String word) throws CommandException {
        List<String> words = List.of("true", "false");
        if (!words.contains(word)) {
            throw notOneOf(option, word, words);
        }
        return word.equals("true");
    }

    /** A word that is one of these. */
    public static String oneOf(String option, String word, List<String> words) throws CommandException {
        if (!words.contains(word)) {
            throw notOneOf(option, word, words);
        }
        return word;
    }

    private static CommandException notOneOf(String option, String word, List<String> words) {
        return new CommandException(
                ExitStatus.USAGE,
                "'" + word + "' is no value of " + option + ". Possible are: " + String.join(", ", words) + "."
                        + Suggestion.didYouMean(word, words));
    }

    /**
     * Reads a whole number from {@code least} to {@value #MOST}.
     *
     * @param example a number that would do, for the message
     */
    public static int number(String option, String text, int least, int example) throws CommandException {
        return number(option, text, least, MOST, example);
    }

    /**
     * Reads a whole number in digits.
     *
     * @param least the smallest that will do, at least 0
     * @param most the largest that will do, at most {@value #MOST}
     * @param example a number that would do, for the message
     */
    public static int number(String option, String text, int least, int most, int example) throws CommandException {
        if (DIGITS.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new CommandException(
                ExitStatus.USAGE,
                "'" + text + "' is no value of " + option + ". Write a whole number from " + least + " to " + most
                        + ", such as " + option + "=" + example + ".");
    }

    /**
     * Reads {@code 2026-11-20T15:00:00Z}, also without seconds and with another offset; of the years in which points can be
     * told apart.
     */
    public static Instant instant(String option, String text) throws CommandException {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (RetentionEngine.canTell(time)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw noInstant(option, text);
        }
        throw noInstant(option, text);
    }

    private static CommandException noInstant(String option, String text) {
        return new CommandException(
                ExitStatus.USAGE,
                "'" + text + "' is no instant for " + option
                        + ". Write one of the years " + RetentionEngine.FIRST_YEAR + " to " + RetentionEngine.LAST_YEAR
                        + " with its offset, such as 2026-11-20T15:00:00Z or 2026-11-20T10:00-05:00.");
    }

    /**
     * The instant so long after another one, or before it if negative.
     *
     * @param what is so long, for the message
     */
    public static Instant shifted(String what, Instant from, Duration by) throws CommandException {
        Instant to = from.plus(by);
        if (RetentionEngine.canTell(to)) {
            return to;
        }
        throw new CommandException(
                ExitStatus.USAGE,
                what + " leads to " + to + ", outside the years " + RetentionEngine.FIRST_YEAR + " to "
                        + RetentionEngine.LAST_YEAR + ". Choose a shorter time.");
    }

    /** Reads {@code 7d} or {@code PT4H}. */
    public static Duration duration(String what, String text) throws CommandException {
        try {
            return Durations.parse(text);
        } catch (QuantityException e) {
            throw new CommandException(ExitStatus.USAGE, what + ": " + e.getMessage());
        }
    }
}

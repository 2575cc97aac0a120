package dev.holdfast.cli.restore;

import dev.holdfast.cli.argument.Words;
import dev.holdfast.cli.session.CommandException;
import dev.holdfast.cli.session.ExitStatus;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.executor.fabric.RestoreKind;
import dev.holdfast.executor.fabric.RestoreOrder;
import dev.holdfast.executor.fabric.content.FileRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of options of {@code restore}; what does not fit is a usage error that says what would. */
public final class RestoreWords {

    private static final Pattern FILE = Pattern.compile("([^=]+)=(.+):([0-9]{1,12})(?:-([0-9]{1,12}))?");
    /** Names of storage accounts: 3 to 24 lower-case letters and digits (vendor's naming rules). */
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");

    private RestoreWords() {}

    /** What to make of a point. */
    public static RestoreKind kind(String word) throws CommandException {
        List<String> words =
                Arrays.stream(RestoreKind.values()).map(RestoreKind::word).toList();
        return RestoreKind.of(word).orElseThrow(() -> notOneOf("--as", word, words));
    }

    /** The least consistency; absent for an empty word. */
    public static Optional<Consistency> consistency(String word) throws CommandException {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        List<String> words =
                Arrays.stream(Consistency.values()).map(Consistency::word).toList();
        return Optional.of(Consistency.of(word).orElseThrow(() -> notOneOf("--consistency", word, words)));
    }

    private static CommandException notOneOf(String option, String word, List<String> words) {
        return new CommandException(
                ExitStatus.USAGE,
                "'" + word + "' is no value of " + option + ". Possible are: " + String.join(", ", words) + "."
                        + Suggestion.didYouMean(word, words));
    }

    /**
     * Reads {@code NAME} or {@code NAME=60MiB/s}, each name once.
     *
     * @param usual what goes through an account of which nothing is said
     */
    public static List<RestoreOrder.Account> accounts(List<String> texts, DataRate usual) throws CommandException {
        List<RestoreOrder.Account> accounts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (!ACCOUNT.matcher(name).matches()) {
                throw new CommandException(
                        ExitStatus.USAGE,
                        "'" + name
                                + "' cannot be the name of a storage account: 3 to 24 lower-case letters and digits.");
            }
            if (!names.add(name)) {
                throw new CommandException(ExitStatus.USAGE, "The account '" + name + "' is named twice.");
            }
            try {
                DataRate rate = equals < 0 ? usual : DataRate.parse(text.substring(equals + 1));
                accounts.add(new RestoreOrder.Account(name, rate));
            } catch (QuantityException e) {
                throw new CommandException(ExitStatus.USAGE, "--account " + text + ": " + e.getMessage());
            }
        }
        return accounts;
    }

    /** Reads {@code report.db=data0:0-15}: a name, a disk, the first and the last extent. */
    public static List<FileRange> files(List<String> texts) throws CommandException {
        List<FileRange> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String text : texts) {
            Matcher matcher = FILE.matcher(text);
            if (!matcher.matches()) {
                throw noFile(text);
            }
            long first = Long.parseLong(matcher.group(3));
            long last = matcher.group(4) == null ? first : Long.parseLong(matcher.group(4));
            if (last < first) {
                throw noFile(text);
            }
            if (!names.add(matcher.group(1))) {
                throw new CommandException(ExitStatus.USAGE, "The file '" + matcher.group(1) + "' is named twice.");
            }
            files.add(new FileRange(matcher.group(1), matcher.group(2), first, last));
        }
        return files;
    }

    private static CommandException noFile(String text) {
        return new CommandException(
                ExitStatus.USAGE,
                "'" + text + "' names no file. Write a name, its disk and its extents of 4 MiB, the last not before the"
                        + " first: --file report.db=data0:0-15.");
    }

    /** A region in the spelling that the world has; absent for an empty word. */
    public static Optional<String> region(String word) {
        return word.isBlank()
                ? Optional.empty()
                : Optional.of(word.replace(" ", "").toLowerCase(Locale.ROOT));
    }

    /** The instant a point must not be younger than; absent for an empty word. */
    public static Optional<Instant> until(String text) throws CommandException {
        return text.isEmpty() ? Optional.empty() : Optional.of(Words.instant("--to-time", text));
    }
}

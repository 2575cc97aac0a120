package dev.holdfast.dsl.model.schedule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The text of a Unix cron expression, read and checked, so that a mistake has its place and its reason. Fields, ranges and
 * names are those of crontab(5): lists, ranges, steps, names in any case; day of week 0 to 7 with Sunday at both ends; a
 * range may end with {@code sun}. Two day fields are alternatives unless one begins with a star; then both must fit. Fields
 * are separated by spaces, tabs or line ends. {@code L}, {@code W}, {@code #}, {@code ?}, seconds and years are refused.
 */
public final class CronText {

    /**
     * What is wrong with an expression.
     *
     * @param offset where in the text, in UTF-16 units
     * @param length how many units
     * @param detail full sentences
     */
    public record Problem(int offset, int length, String detail) {}

    /** A field as it is written and where. */
    private record Written(String text, int offset) {
        int end() {
            return offset + text.length();
        }
    }

    /**
     * A part of a list: {@code *}, {@code 5}, {@code 1-5}, each also with a step.
     *
     * @param first the text before the dash
     * @param last the text behind it; empty without one
     * @param from value of {@code first}; negative if it has none
     * @param to value of {@code last}; negative if it has none
     * @param step 1 without a step; negative if it is no number
     */
    private record Range(String first, String last, int from, int to, int step) {

        static Range of(CronField field, String part) {
            int slash = part.indexOf('/');
            String range = slash < 0 ? part : part.substring(0, slash);
            int step = slash < 0 ? 1 : CronField.number(part.substring(slash + 1));
            if (range.equals("*")) {
                return new Range(range, "", field.least(), field.lastOfAll(), step);
            }
            int dash = range.indexOf('-', 1);
            String first = dash < 0 ? range : range.substring(0, dash);
            int from = field.value(first);
            if (dash < 0) {
                // A single value with a step goes on to the end of the field, as most crons read it.
                return new Range(first, "", from, slash < 0 ? from : field.most(), step);
            }
            String last = range.substring(dash + 1);
            return new Range(first, last, from, field.endValue(last), step);
        }
    }

    private CronText() {}

    /** Everything that is wrong, one problem per field; empty if the expression can be used. */
    public static List<Problem> check(String text) {
        List<Problem> problems = new ArrayList<>();
        read(text, problems);
        return List.copyOf(problems);
    }

    /**
     * The fields of an expression that fires at some time.
     *
     * @throws IllegalArgumentException if {@link #check} finds a problem
     */
    public static CronFields parse(String text) {
        List<Problem> problems = new ArrayList<>();
        return read(text, problems)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + CronAdvice.quote(text) + "': " + problems.get(0).detail()));
    }

    /** The same expression with one space between fields; a nickname in lower case. */
    public static String fold(String text) {
        String folded =
                String.join(" ", written(text).stream().map(Written::text).toList());
        return folded.startsWith("@") ? folded.toLowerCase(Locale.ROOT) : folded;
    }

    private static List<Written> written(String text) {
        List<Written> fields = new ArrayList<>();
        int start = -1;
        for (int at = 0; at <= text.length(); at++) {
            boolean separator = at == text.length() || " \t\r\n\f".indexOf(text.charAt(at)) >= 0;
            if (separator && start >= 0) {
                fields.add(new Written(text.substring(start, at), start));
                start = -1;
            } else if (!separator && start < 0) {
                start = at;
            }
        }
        return fields;
    }

    /** The fields, or at least one problem. */
    private static Optional<CronFields> read(String text, List<Problem> problems) {
        List<Written> written = written(text);
        if (written.isEmpty()) {
            problems.add(new Problem(0, 1, "The cron expression is empty." + fiveFields()));
            return Optional.empty();
        }
        Written first = written.get(0);
        if (first.text().startsWith("@")) {
            String whole = text.substring(
                    first.offset(), written.get(written.size() - 1).end());
            Optional<CronNickname> nickname = CronNickname.of(whole);
            if (nickname.isEmpty()) {
                problems.add(new Problem(first.offset(), whole.length(), CronAdvice.nickname(whole)));
            }
            return nickname.flatMap(found -> read(found.fields(), problems));
        }
        if (written.size() != CronField.values().length) {
            problems.add(wrongNumber(written));
            return Optional.empty();
        }
        Map<CronField, Written> fields = new EnumMap<>(CronField.class);
        Map<CronField, Long> values = new EnumMap<>(CronField.class);
        Iterator<Written> next = written.iterator();
        for (CronField field : CronField.values()) {
            Written own = next.next();
            fields.put(field, own);
            values.put(field, values(field, own, problems));
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        CronFields read = fields(fields, values);
        if (read.isImpossible()) {
            problems.add(never(fields));
            return Optional.empty();
        }
        return Optional.of(read);
    }

    private static CronFields fields(Map<CronField, Written> written, Map<CronField, Long> values) {
        boolean alternatives = !text(written, CronField.DAY).startsWith("*")
                && !text(written, CronField.WEEKDAY).startsWith("*");
        String hour = text(written, CronField.HOUR);
        long weekdays = bits(values, CronField.WEEKDAY);
        long sundayAsSeven = weekdays >> CronField.WEEKDAY.most() & 1;
        return new CronFields(
                bits(values, CronField.MINUTE),
                bits(values, CronField.HOUR),
                bits(values, CronField.DAY),
                bits(values, CronField.MONTH),
                (weekdays | sundayAsSeven) & ((1L << CronField.WEEKDAY.most()) - 1),
                alternatives ? CronFields.DayRule.EITHER : CronFields.DayRule.BOTH,
                hour.equals("*") || (hour.startsWith("*/") && hour.indexOf(',') < 0));
    }

    private static String text(Map<CronField, Written> written, CronField field) {
        return Objects.requireNonNull(written.get(field)).text();
    }

    private static long bits(Map<CronField, Long> values, CronField field) {
        return Objects.requireNonNull(values.get(field));
    }

    private static String fiveFields() {
        return " Write five fields (minute, hour, day of month, month, day of week), such as \"0 22 * * *\" for every day"
                + " at 22:00.";
    }

    private static Problem wrongNumber(List<Written> written) {
        Written first = written.get(0);
        Written last = written.get(written.size() - 1);
        int given = written.size();
        int needed = CronField.values().length;
        if (given == needed + 1 || given == needed + 2) {
            List<String> texts =
                    new ArrayList<>(written.stream().map(Written::text).toList());
            boolean both = given == needed + 2;
            int index = both ? 0 : CronAdvice.superfluous(texts);
            Written extra = written.get(index);
            String which = both
                    ? "The first ('" + CronAdvice.quote(extra.text()) + "') would be seconds and the last ('"
                            + CronAdvice.quote(last.text()) + "') a year"
                    : (index == 0 ? "The first ('" : "The last ('") + CronAdvice.quote(extra.text()) + "') would be "
                            + (index == 0 ? "seconds" : "a year");
            texts.remove(index);
            if (both) {
                texts.remove(texts.size() - 1);
            }
            return new Problem(
                    extra.offset(),
                    extra.text().length(),
                    "Unix cron has five fields, but this expression has " + given + ". " + which
                            + ", which Unix cron does not have. Write \""
                            + CronAdvice.quote(String.join(" ", texts).replace('?', '*')) + "\".");
        }
        return new Problem(
                first.offset(),
                last.end() - first.offset(),
                "Unix cron has five fields, but this expression has " + given + "." + fiveFields());
    }

    private static Problem never(Map<CronField, Written> fields) {
        Written day = Objects.requireNonNull(fields.get(CronField.DAY));
        Written weekday = Objects.requireNonNull(fields.get(CronField.WEEKDAY));
        return new Problem(
                day.offset(),
                weekday.end() - day.offset(),
                "This cron expression never fires: none of its months has such a day. A policy that never runs protects"
                        + " nothing. Use a day that each of the months has, such as 28.");
    }

    /** The values as bits; the first thing that is wrong is added to the problems. */
    private static long values(CronField field, Written written, List<Problem> problems) {
        long values = 0;
        int at = 0;
        for (String part : written.text().split(",", -1)) {
            Optional<String> wrong = wrong(field, part);
            if (wrong.isPresent()) {
                // An empty part has no letters of its own: the comma beside it is shown.
                int shown = at > 0 && at == written.text().length() ? at - 1 : at;
                problems.add(new Problem(written.offset() + shown, Math.max(1, part.length()), wrong.get()));
                return 0;
            }
            values |= bits(Range.of(field, part));
            at += part.length() + 1;
        }
        return values;
    }

    private static long bits(Range range) {
        long bits = 0;
        for (int value = range.from(); value <= range.to(); value += range.step()) {
            bits |= 1L << value;
        }
        return bits;
    }

    private static Optional<String> wrong(CronField field, String part) {
        Range range = Range.of(field, part);
        if (range.from() < 0 || range.to() < 0) {
            String bound = range.from() < 0 ? range.first() : range.last();
            return Optional.of(CronAdvice.part(field, part).orElseGet(() -> outside(field, bound)));
        }
        if (range.from() > range.to()) {
            return Optional.of(
                    CronAdvice.backwards(field, range.first() + "-" + range.last(), range.from(), range.to()));
        }
        if (range.step() < 1 || range.step() > field.most()) {
            return Optional.of(
                    CronAdvice.step(field, part.substring(part.indexOf('/') + 1), range.from(), range.step()));
        }
        return Optional.empty();
    }

    private static String outside(CronField field, String text) {
        List<String> known = field.names();
        String names = known.isEmpty() ? "" : " or a name from " + known.get(0) + " to " + known.get(known.size() - 1);
        String what = text.isEmpty()
                ? "The " + field.title() + " has an empty place."
                : "'" + CronAdvice.quote(text) + "' cannot be the " + field.title() + ".";
        return what + " It must be * or a number from " + field.least() + " to " + field.most() + names
                + ", with lists (1,3), ranges (1-5) and steps (*/4).";
    }
}

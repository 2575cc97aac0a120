package dev.holdfast.planner.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronField;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.parser.CronParser;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Unix cron: five fields, names of months and days, day of week 0 and 7 both Sunday, and the nicknames
 * {@code @hourly @daily @midnight @weekly @monthly @yearly @annually}.
 *
 * <p>The library reads and checks the text; what it means is decided in {@link CronFields}, because the library skips runs
 * in missing hours and joins the two day fields in its own way. Only schedules that use cron load this class.
 */
public final class CronExpressions {

    private static final Map<String, String> NICKNAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    private CronExpressions() {}

    /** What is wrong with an expression, as a full sentence; empty if it can be used. An impossible date is not wrong here. */
    public static Optional<String> problem(String expression) {
        try {
            compile(expression);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The fields; throws IllegalArgumentException with a sentence for the user if the text is no Unix cron. */
    static CronFields compile(String expression) {
        String text = expression.strip();
        if (text.startsWith("@")) {
            String fields = NICKNAMES.get(text.toLowerCase(Locale.ROOT));
            if (fields == null) {
                throw new IllegalArgumentException("'" + text + "' is not a nickname of cron. Nicknames are @hourly,"
                        + " @daily, @midnight, @weekly, @monthly, @yearly and @annually.");
            }
            text = fields;
        }
        Cron cron;
        try {
            cron = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "'" + expression + "' is not Unix cron: " + detail(e)
                            + " Write minute, hour, day of month, month and day of week, such as 0 22 * * 1-5.",
                    e);
        }
        FieldExpression hours = field(cron, CronFieldName.HOUR);
        FieldExpression monthDays = field(cron, CronFieldName.DAY_OF_MONTH);
        FieldExpression weekdays = field(cron, CronFieldName.DAY_OF_WEEK);
        boolean bothRestricted = !startsWithStar(monthDays) && !startsWithStar(weekdays);
        long sundays = bits(weekdays, 0, 7);
        return new CronFields(
                bits(field(cron, CronFieldName.MINUTE), 0, 59),
                bits(hours, 0, 23),
                bits(monthDays, 1, 31),
                bits(field(cron, CronFieldName.MONTH), 1, 12),
                (sundays | sundays >> 7) & 0x7F,
                bothRestricted ? CronFields.DayRule.EITHER : CronFields.DayRule.BOTH,
                isEvery(hours));
    }

    private static String detail(RuntimeException problem) {
        String message = String.valueOf(problem.getMessage());
        String prefix = "Failed to parse cron expression. ";
        String rest = message.startsWith(prefix) ? message.substring(prefix.length()) : message;
        return rest.endsWith(".") || rest.endsWith("!") ? rest : rest + ".";
    }

    private static FieldExpression field(Cron cron, CronFieldName name) {
        CronField field = cron.retrieveFieldsAsMap().get(name);
        if (field == null) {
            throw new IllegalArgumentException("cron without a field " + name);
        }
        return field.getExpression();
    }

    /** True for {@code *} and {@code *}{@code /n}. */
    private static boolean isEvery(FieldExpression expression) {
        return expression instanceof Always
                || (expression instanceof Every every && every.getExpression() instanceof Always);
    }

    /** Unix cron calls a field restricted unless its text begins with a star. */
    private static boolean startsWithStar(FieldExpression expression) {
        return expression.asString().startsWith("*");
    }

    private static long bits(FieldExpression expression, int least, int most) {
        if (expression instanceof And and) {
            long bits = 0;
            for (FieldExpression part : and.getExpressions()) {
                bits |= bits(part, least, most);
            }
            return bits;
        }
        if (expression instanceof Every every) {
            return stepped(every.getExpression(), every.getPeriod().getValue(), least, most);
        }
        return stepped(expression, 1, least, most);
    }

    private static long stepped(FieldExpression range, int step, int least, int most) {
        if (range instanceof Always) {
            return span(least, most, step);
        }
        if (range instanceof Between between) {
            return span(
                    number(between.getFrom().getValue()), number(between.getTo().getValue()), step);
        }
        if (range instanceof On on) {
            int value = on.getTime().getValue();
            // 5/10 means from 5 on in steps of 10, as most crons read it.
            return span(value, step == 1 ? value : most, step);
        }
        throw new IllegalArgumentException("'" + range.asString() + "' is not part of Unix cron.");
    }

    private static int number(Object value) {
        if (value instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException("'" + value + "' is not a number of a cron field.");
    }

    private static long span(int from, int to, int step) {
        long bits = 0;
        for (int value = from; value <= to; value += step) {
            bits |= 1L << value;
        }
        return bits;
    }
}

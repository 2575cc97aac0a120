package dev.holdfast.dsl.model.schedule;

import java.util.List;
import java.util.Locale;

/** The five fields of Unix cron, in the order in which they are written, with their values (crontab(5)). */
enum CronField {
    MINUTE("minute", 0, 59, ""),
    HOUR("hour", 0, 23, ""),
    DAY("day of month", 1, 31, ""),
    MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
    WEEKDAY("day of week", 0, 7, "sun mon tue wed thu fri sat");

    private static final int MOST_DIGITS = 4;

    private final String title;
    private final int least;
    private final int most;
    private final String names;

    CronField(String title, int least, int most, String names) {
        this.title = title;
        this.least = least;
        this.most = most;
        this.names = names;
    }

    String title() {
        return title;
    }

    int least() {
        return least;
    }

    /** The largest number that may be written; 7 is Sunday again. */
    int most() {
        return most;
    }

    /** The last value that {@code *} stands for. */
    int lastOfAll() {
        return this == WEEKDAY ? 6 : most;
    }

    /** Names of the values from {@link #least} on, in lower case; empty for most fields. */
    List<String> names() {
        return names.isEmpty() ? List.of() : List.of(names.split(" ", -1));
    }

    /** The value of a number or name in any case; -1 if the field has no such value. */
    int value(String text) {
        int name = names().indexOf(text.toLowerCase(Locale.ROOT));
        int value = name >= 0 ? name + least : number(text);
        return value < least || value > most ? -1 : value;
    }

    /** The value of the end of a range: there the name of Sunday is 7, as it ends the week. */
    int endValue(String text) {
        int value = value(text);
        return this == WEEKDAY && value == 0 && number(text) < 0 ? most : value;
    }

    /** A number of at most four digits 0 to 9; -1 for anything else. */
    static int number(String text) {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}

package dev.holdfast.dsl.model.schedule;

import java.util.Locale;
import java.util.Optional;

/** The nicknames of cron: THE list, from rare to often. {@code @reboot} is none of them, because it has no time. */
public enum CronNickname {
    YEARLY("0 0 1 1 *"),
    ANNUALLY("0 0 1 1 *"),
    MONTHLY("0 0 1 * *"),
    WEEKLY("0 0 * * 0"),
    DAILY("0 0 * * *"),
    MIDNIGHT("0 0 * * *"),
    HOURLY("0 * * * *");

    private final String fields;

    CronNickname(String fields) {
        this.fields = fields;
    }

    /** The word as it is written, {@code @daily}. */
    public String word() {
        return "@" + name().toLowerCase(Locale.ROOT);
    }

    /** The five fields it stands for. */
    public String fields() {
        return fields;
    }

    /** The nickname with this word, in any case. */
    public static Optional<CronNickname> of(String word) {
        for (CronNickname constant : values()) {
            if (constant.word().equalsIgnoreCase(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}

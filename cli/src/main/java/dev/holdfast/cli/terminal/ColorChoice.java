package dev.holdfast.cli.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether text is coloured: the option {@code --color}. */
public enum ColorChoice {
    /** As the environment says, else if the stream is a terminal. */
    AUTO,
    ALWAYS,
    NEVER;

    /** The word used on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with this word. */
    public static Optional<ColorChoice> of(String word) {
        for (ColorChoice constant : values()) {
            if (constant.word().equals(word)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /**
     * The decision for one stream: this choice, then {@code NO_COLOR} if not empty (no-color.org), then
     * {@code CLICOLOR_FORCE} if neither empty nor 0 (bixense.com/clicolors), then whether the stream is a terminal that is
     * not {@code dumb}.
     */
    public boolean colored(Map<String, String> environment, boolean terminal) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> byEnvironment(environment, terminal);
        };
    }

    private static boolean byEnvironment(Map<String, String> environment, boolean terminal) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return false;
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return terminal && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
